import { setImmediate } from 'node:timers';
import type { Clock } from '@parley/events';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** Virtual time. Nothing passes until `advance`; timers run in order of their time, and in order of setting at the same time. */
export class FakeClock implements Clock {
  #elapsed = 0;
  #wall: number;
  #order = 0;
  readonly #timers = new Set<Timer>();

  /** `start`: the wall clock's first reading, in milliseconds since the epoch. */
  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#wall = start;
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size;
  }

  readonly now = (): number => this.#wall + this.#elapsed;
  readonly monotonic = (): number => this.#elapsed;

  readonly after = (ms: number, task: () => void): (() => void) => {
    const timer = { at: this.#elapsed + Math.max(0, ms), order: this.#order++, task };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  };

  /** Sets the wall clock forwards or back, as a correction of the machine's clock does. Timers do not notice. */
  jump(ms: number): void {
    this.#wall += ms;
  }

  /** Milliseconds until the next timer; undefined without one. */
  untilNext(): number | undefined {
    const next = this.#next();
    return next && next.at - this.#elapsed;
  }

  /** Lets `ms` pass. Before, between and after timers, everything that waits for promises goes on as far as it can. */
  async advance(ms: number): Promise<void> {
    const end = this.#elapsed + ms;
    await settled();
    for (let next = this.#next(); next && next.at <= end; next = this.#next()) {
      this.#timers.delete(next);
      this.#elapsed = Math.max(this.#elapsed, next.at);
      next.task();
      await settled();
    }
    this.#elapsed = end;
  }

  #next(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers)
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    return first;
  }
}

/** Resolves when every promise that could go on without time or input has gone on. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
