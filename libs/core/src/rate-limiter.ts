import type { Clock, Rate } from '@parley/events';

/**
 * Generic cell rate algorithm (ITU-T I.371): one number per key, no timers, exact bursts.
 * The number is the time at which the key's budget is whole again.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #wholeAt = new Map<string, number>();
  #sweepAbove = 1_000;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds to wait before `key` may spend one more of `rate`; 0 if it has just been spent. */
  spend(key: string, rate: Rate): number {
    const now = this.#clock.monotonic();
    const interval = 1_000 / rate.perSecond;
    const wholeAt = Math.max(this.#wholeAt.get(key) ?? now, now) + interval;
    const early = wholeAt - now - interval * rate.burst;
    if (early > 0) return Math.ceil(early);
    this.#wholeAt.set(key, wholeAt);
    if (this.#wholeAt.size > this.#sweepAbove) this.#sweep(now);
    return 0;
  }

  /** Gives `key` its whole budget back. */
  forget(key: string): void {
    this.#wholeAt.delete(key);
  }

  /** Forgets who has a whole budget: they are as if never seen. */
  #sweep(now: number): void {
    for (const [key, wholeAt] of this.#wholeAt) if (wholeAt <= now) this.#wholeAt.delete(key);
    this.#sweepAbove = Math.max(1_000, this.#wholeAt.size * 2);
  }
}
