import type { Clock } from '@parley/events';
import { createStore, type Batch, type Store } from './store.ts';
import type { Readable, ServerClock } from './types.ts';

interface Sample {
  readonly offset: number;
  readonly roundTrip: number;
}

/** Round trips looked back on. */
const SAMPLES = 8;
/** A one-way time is only believed against the round trips when it differs by more than any delay explains. */
const JUMP_MS = 1_000;

/**
 * The server's clock as seen from here. Of the last round trips the shortest tells best: its error is at most half of it
 * (the clock filter of NTP, RFC 5905 section 10).
 */
export class ServerTime {
  readonly #clock: Clock;
  readonly #state: Store<ServerClock>;
  #samples: readonly Sample[] = [];

  constructor(batch: Batch, clock: Clock) {
    this.#clock = clock;
    this.#state = createStore<ServerClock>(batch, { offset: 0, latency: undefined });
  }

  get state(): Readable<ServerClock> {
    return this.#state;
  }

  now(): number {
    return this.#clock.now() + this.#state.get().offset;
  }

  /** A command was sent at `sentAt` of the monotonic clock and has just been answered with the server's `time`. */
  answered(sentAt: number, time: number): void {
    const roundTrip = this.#clock.monotonic() - sentAt;
    const sample = { offset: time + roundTrip / 2 - this.#clock.now(), roundTrip };
    this.#samples = [sample, ...this.#samples].slice(0, SAMPLES);
    this.#choose(roundTrip);
  }

  /** The server said its `time` by itself. Shows when one of the clocks was set. */
  heard(time: number): void {
    const { offset, latency } = this.#state.get();
    const heard = time + (latency ?? 0) / 2 - this.#clock.now();
    if (Math.abs(heard - offset) < JUMP_MS) return;
    // Good until the next round trip, whichever that is.
    this.#samples = [{ offset: heard, roundTrip: Number.POSITIVE_INFINITY }];
    this.#choose(latency);
  }

  #choose(latency: number | undefined): void {
    const best = this.#samples.reduce((a, b) => (b.roundTrip < a.roundTrip ? b : a));
    const next = { offset: Math.round(best.offset), latency: latency && Math.round(latency) };
    const known = this.#state.get();
    if (known.offset !== next.offset || known.latency !== next.latency) this.#state.set(next);
  }
}
