import type { Clock } from '@parley/events';

/** The clock of one process: it may be set wrong, and dies with it. */
export class StoppableClock implements Clock {
  readonly #base: Clock;
  readonly #wall: () => number;
  readonly #waiting = new Set<() => void>();
  #stopped = false;

  /** `wall`: milliseconds by which its machine's wall clock is wrong. */
  constructor(base: Clock, wall: () => number) {
    this.#base = base;
    this.#wall = wall;
  }

  now(): number {
    return this.#base.now() + this.#wall();
  }

  monotonic(): number {
    return this.#base.monotonic();
  }

  after(ms: number, task: () => void): () => void {
    if (this.#stopped) return () => {};
    const cancelTimer = this.#base.after(ms, () => {
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

  /** Nothing that waits will happen. */
  stop(): void {
    this.#stopped = true;
    for (const cancel of [...this.#waiting]) cancel();
  }
}
