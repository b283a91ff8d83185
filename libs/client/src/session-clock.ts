import type { Clock } from '@parley/events';

/** The clock of one client: `stop` cancels all that waits, and nothing can be planned after it. */
export class SessionClock implements Clock {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();
  #stopped = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  monotonic(): number {
    return this.#clock.monotonic();
  }

  after(ms: number, task: () => void): () => void {
    if (this.#stopped) return () => {};
    const cancelTimer = this.#clock.after(ms, () => {
      this.#waiting.delete(cancel);
      task();
    });
    const cancel = () => {
      this.#waiting.delete(cancel);
      cancelTimer();
    };
    this.#waiting.add(cancel);
    return cancel;
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of [...this.#waiting]) cancel();
  }
}
