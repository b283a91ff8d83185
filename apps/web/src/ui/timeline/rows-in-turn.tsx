import { useLayoutEffect, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { afterPicture } from '../after-picture.ts';

/** So many rows are drawn with each picture while somebody scrolls. */
const atOnce = 4;

interface WaitingRow {
  readonly index: number;
  readonly draw: () => void;
}

/**
 * While somebody scrolls fast, many rows come into the document at once. They are drawn some with each picture, the nearest to what is in
 * view first: all in one go would hold the page up for as long as all of them take, and one that is scrolled past meanwhile need not be
 * drawn at all.
 */
export class RowsInTurn {
  /** How many rows lie between this one and what is in view; none, where it is in view. */
  readonly #awayFromView: (index: number) => number;
  readonly #waiting = new Set<WaitingRow>();
  #scrolling = false;
  /** Calls off what comes behind the picture of what was drawn last; undefined when that picture is there. */
  #cancel: (() => void) | undefined;

  constructor(awayFromView: (index: number) => number) {
    this.#awayFromView = awayFromView;
  }

  /** Whether rows that come into the document wait for their turn. */
  get scrolling(): boolean {
    return this.#scrolling;
  }

  /** Somebody scrolls by hand. */
  begin(): void {
    this.#scrolling = true;
  }

  /** The list rests, or is brought somewhere, where all is to be seen at once. */
  end(): void {
    this.#scrolling = false;
  }

  /** The returned function ends the waiting. */
  wait(row: WaitingRow): () => void {
    this.#waiting.add(row);
    // Behind all that come with it, and before the next picture.
    queueMicrotask(() => this.#draw());
    return () => this.#waiting.delete(row);
  }

  stop(): void {
    this.#waiting.clear();
    this.#cancel?.();
  }

  #draw(): void {
    if (this.#cancel !== undefined || this.#waiting.size === 0) return;
    const next = [...this.#waiting]
      .map((row) => ({ row, away: this.#awayFromView(row.index) }))
      .toSorted((one, other) => one.away - other.away)
      .slice(0, atOnce)
      .map(({ row }) => row);
    for (const row of next) this.#waiting.delete(row);
    this.#cancel = afterPicture(() => {
      this.#cancel = undefined;
      this.#draw();
    });
    flushSync(() => {
      for (const { draw } of next) draw();
    });
  }
}

interface RowInTurnProps {
  readonly turns: RowsInTurn;
  readonly index: number;
  /** In px; how high it is, or is guessed to be, until it is drawn. */
  readonly height: () => number;
  readonly children: () => ReactElement;
}

/** Drawn at once, or, where somebody scrolls when it comes into the document, in its turn; what is drawn stays so. */
export function RowInTurn({ turns, index, height, children }: RowInTurnProps) {
  const [drawn, setDrawn] = useState(!turns.scrolling);
  const [guessed] = useState(height);
  useLayoutEffect(
    () => (drawn ? undefined : turns.wait({ index, draw: () => setDrawn(true) })),
    [drawn, turns, index],
  );
  return drawn ? children() : <div style={{ height: guessed }} />;
}
