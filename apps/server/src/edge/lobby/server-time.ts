import { type Clock, limits } from '@parley/events';

/** Tells the time every few seconds: one timer, however many listen, and none when nobody does. */
export class ServerTime {
  readonly #clock: Clock;
  readonly #tell: (time: string) => void;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, tell: (time: string) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  now(): string {
    return new Date(this.#clock.now()).toISOString();
  }

  /** Somebody listens. */
  start(): void {
    this.#cancel ??= this.#clock.after(limits.serverTimeMs, () => {
      this.#cancel = undefined;
      this.#tell(this.now());
      this.start();
    });
  }

  /** Nobody listens any more. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
