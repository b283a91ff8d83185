import { useEffectEvent, useLayoutEffect, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { afterPicture } from '../after-picture.ts';

/** So many rows that wait are drawn in one go … */
const atOnce = 4;
/** … and more with the same picture, until so much time has gone: a quick machine draws all that come. */
const enoughMs = 6;

interface WaitingRow {
  /** How many rows lie between this one and what is in view; none, where it is in view. */
  readonly away: () => number;
  readonly draw: () => void;
}

/**
 * Rows come into the document many at once: out of view when a list opens, and everywhere when somebody scrolls fast. They are drawn some
 * with each picture, the nearest to what is in view first: all in one go would hold a slow machine up for as long as all of them take, and
 * one that is scrolled past meanwhile need not be drawn at all.
 */
export class RowsInTurn {
  readonly #waiting = new Set<WaitingRow>();
  #scrolling = false;
  /** Calls off what comes behind the picture of what was drawn last; undefined when that picture is there. */
  #cancel: (() => void) | undefined;

  /** Whether a row that comes into the document has to wait. */
  waits(away: () => number): boolean {
    return this.#scrolling || away() > 0;
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
    // Who scrolls looks at where rows come: there the first are drawn behind all that come with them, and before the next picture.
    if (this.#scrolling) queueMicrotask(() => this.#draw());
    else this.#drawLater();
    return () => this.#waiting.delete(row);
  }

  stop(): void {
    this.#waiting.clear();
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #draw(): void {
    if (this.#cancel !== undefined || this.#waiting.size === 0) return;
    this.#drawLater();
    const began = performance.now();
    do this.#drawSome();
    while (this.#waiting.size > 0 && performance.now() - began < enoughMs);
  }

  #drawSome(): void {
    const next = [...this.#waiting]
      .map((row) => ({ row, away: row.away() }))
      .toSorted((one, other) => one.away - other.away)
      .slice(0, atOnce)
      .map(({ row }) => row);
    for (const row of next) this.#waiting.delete(row);
    flushSync(() => {
      for (const { draw } of next) draw();
    });
  }

  #drawLater(): void {
    this.#cancel ??= afterPicture(() => {
      this.#cancel = undefined;
      this.#draw();
    });
  }
}

interface RowInTurnProps {
  readonly turns: RowsInTurn;
  readonly away: () => number;
  /** In px; how high it is, or is guessed to be, until it is drawn. */
  readonly height: () => number;
  readonly children: () => ReactElement;
}

/** Drawn at once if it is in view and nobody scrolls when it comes into the document, else in its turn; what is drawn stays so. */
export function RowInTurn({ turns, away, height, children }: RowInTurnProps) {
  const [drawn, setDrawn] = useState(() => !turns.waits(away));
  const [guessed] = useState(height);
  const awayNow = useEffectEvent(away);
  useLayoutEffect(
    () => (drawn ? undefined : turns.wait({ away: () => awayNow(), draw: () => setDrawn(true) })),
    [drawn, turns],
  );
  return drawn ? children() : <div style={{ height: guessed }} />;
}
