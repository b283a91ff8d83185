import type { Clock } from '@parley/events';

/**
 * Does tasks at once while few come; when many come in one moment, as many as fit into `sliceMs` of each turn of the event
 * loop, in the order in which they came. Between the slices everybody else is served: people who talk while thousands
 * return. A task must not throw.
 */
export class Turns {
  readonly #clock: Clock;
  readonly #sliceMs: number;
  readonly #waiting: (() => void)[] = [];
  /** Until when tasks are done in this turn of the loop; undefined before its first one. */
  #until: number | undefined;

  constructor(clock: Clock, sliceMs: number) {
    this.#clock = clock;
    this.#sliceMs = sliceMs;
  }

  do(task: () => void): void {
    this.#waiting.push(task);
    if (this.#until === undefined) this.#begin();
    this.#work();
  }

  #begin(): void {
    this.#until = this.#clock.monotonic() + this.#sliceMs;
    setImmediate(() => {
      this.#until = undefined;
      if (this.#waiting.length === 0) return;
      this.#begin();
      this.#work();
    });
  }

  #work(): void {
    while (this.#waiting.length > 0 && this.#clock.monotonic() < (this.#until ?? 0))
      this.#waiting.shift()?.();
  }
}
