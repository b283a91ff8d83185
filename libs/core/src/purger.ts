import type { Clock } from '@parley/events';
import type { Journal } from './journal.ts';
import type { Log, Store } from './ports.ts';

/** Messages deleted by one write: few enough that nobody behind it waits. */
const STEP = 100;
const RETRY_MS = 2_000;

interface PurgerOptions {
  readonly store: Pick<Store, 'purge'>;
  readonly journal: Pick<Journal, 'submit'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Deletes what was asked to be purged, step by step, among all other writes. What is left to do is in the database: after
 * a crash it goes on at the next start.
 */
export class Purger {
  readonly #options: PurgerOptions;
  #running: Promise<void> | undefined;
  #cancelRetry: (() => void) | undefined;
  #stopped = false;

  constructor(options: PurgerOptions) {
    this.#options = options;
  }

  /** Something was asked for, or may be left from before. */
  wake(): void {
    if (this.#stopped) return;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when no step is under way. What is left stays for the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelRetry?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { store, journal, clock, log } = this.#options;
    try {
      while (!this.#stopped) {
        const step = await store.purge(STEP);
        if (!step) return;
        const { askedBy: actor, ...what } = step;
        const result = await journal.submit({ kind: 'purge', actor, at: clock.now(), ...what });
        if (!result.ok) return this.#retry();
      }
    } catch (error) {
      log.warn({ error: String(error) }, 'a purge waits for the database');
      this.#retry();
    }
  }

  #retry(): void {
    if (this.#stopped) return;
    this.#cancelRetry = this.#options.clock.after(RETRY_MS, () => this.wake());
  }
}
