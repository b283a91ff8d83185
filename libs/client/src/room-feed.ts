import type { Clock, ServerEventData } from '@parley/events';

export type RoomFrame = ServerEventData<'room:changed'>;

/** Frames of two nodes may cross on their way: a gap is given this long to close by itself. */
const GAP_PATIENCE_MS = 150;
/** Frames kept while a room is not followed. What is beyond comes back by catch-up. */
const KEPT_FRAMES = 200;

interface FeedOptions {
  readonly clock: Clock;
  /** Called with each frame in order, without gaps. Of its changes, those up to `cursor` are known already. */
  readonly apply: (frame: RoomFrame, cursor: number) => void;
  /** Called when changes are missing; ends with `caughtUp`. */
  readonly catchUp: () => void;
}

/**
 * Puts one room's frames into their order (SPEC D4). It is held until the sync after a connection, then follows the
 * frames live; on a gap it waits a moment, then asks to be caught up and keeps what arrives meanwhile.
 */
export class RoomFeed {
  readonly #options: FeedOptions;
  #cursor: number;
  /** The highest rev heard of. */
  #heard: number;
  #kept: RoomFrame[] = [];
  #mode: 'held' | 'live' | 'catchingUp' = 'held';
  #cancelPatience: (() => void) | undefined;

  constructor(cursor: number, options: FeedOptions) {
    this.#cursor = cursor;
    this.#heard = cursor;
    this.#options = options;
  }

  /** The rev up to which the room is complete. */
  get cursor(): number {
    return this.#cursor;
  }

  receive(frame: RoomFrame): void {
    this.#heard = Math.max(this.#heard, frame.to);
    if (frame.to <= this.#cursor) return;
    if (this.#kept.length >= KEPT_FRAMES) this.#kept = [];
    this.#kept.push(frame);
    if (this.#mode === 'live') this.#drain();
  }

  /** The room is known to have got as far as `rev`; if its frames do not arrive, it catches up. */
  expect(rev: number): void {
    this.#heard = Math.max(this.#heard, rev);
    if (this.#mode === 'live') this.#drain();
  }

  /** Stops following: the line is down, or a sync is under way. */
  hold(): void {
    this.#mode = 'held';
    this.#stopWaiting();
  }

  /** Follows on from here, catching up at once if that is known to be needed. */
  follow(): void {
    this.#mode = 'live';
    this.#drain();
    if (this.#cancelPatience !== undefined) this.#startCatchUp();
  }

  /** The room is complete up to `cursor`, by a catch-up or because it starts anew. */
  caughtUp(cursor: number): void {
    this.#cursor = cursor;
    if (this.#mode === 'held') return;
    this.#mode = 'live';
    this.#drain();
  }

  stop(): void {
    this.hold();
    this.#kept = [];
  }

  #drain(): void {
    const frames = this.#kept.sort((a, b) => a.from - b.from);
    this.#kept = [];
    for (const frame of frames) {
      if (frame.to <= this.#cursor) continue;
      if (frame.from > this.#cursor) {
        this.#kept.push(frame);
        continue;
      }
      const cursor = this.#cursor;
      this.#cursor = frame.to;
      this.#options.apply(frame, cursor);
    }
    if (this.#cursor >= this.#heard) this.#stopWaiting();
    else this.#cancelPatience ??= this.#options.clock.after(GAP_PATIENCE_MS, () => this.#startCatchUp());
  }

  #startCatchUp(): void {
    this.#stopWaiting();
    this.#mode = 'catchingUp';
    this.#options.catchUp();
  }

  #stopWaiting(): void {
    this.#cancelPatience?.();
    this.#cancelPatience = undefined;
  }
}
