import { RateLimiter } from '@parley/core';
import type { Clock, Rate } from '@parley/events';

/** Limits of what the edges do by themselves; commands are limited by core. */
export class Budget {
  readonly #limiter: RateLimiter | undefined;

  /** `limited`: false lifts all limits, for load tests. */
  constructor(clock: Clock, limited: boolean) {
    this.#limiter = limited ? new RateLimiter(clock) : undefined;
  }

  /** Milliseconds to wait before `key` may spend one more of `rate`; 0 if it has just been spent. */
  spend(key: string, rate: Rate): number {
    return this.#limiter?.spend(key, rate) ?? 0;
  }

  /** Gives `key` its whole budget back. */
  forget(key: string): void {
    this.#limiter?.forget(key);
  }
}
