import type { Clock } from '@parley/events';
import type { SeededRandom } from '@parley/testkit';

/** One direction of a connection: what is carried arrives in order, each after a while of its own, or not at all. */
export class Lane {
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #slowestMs: number;
  #lastArrival = 0;
  #open = true;

  constructor(clock: Clock, random: SeededRandom, slowestMs: number) {
    this.#clock = clock;
    this.#random = random;
    this.#slowestMs = slowestMs;
  }

  /** Runs `arrive` at the other end. */
  carry(arrive: () => void): void {
    if (!this.#open) return;
    const now = this.#clock.monotonic();
    // Most packets are quick, some are not.
    const delay = this.#random.next() ** 3 * this.#slowestMs;
    this.#lastArrival = Math.max(now + delay, this.#lastArrival);
    this.#clock.after(this.#lastArrival - now, () => {
      if (this.#open) arrive();
    });
  }

  /** From now on nothing arrives, also nothing that is on its way. */
  stop(): void {
    this.#open = false;
  }
}
