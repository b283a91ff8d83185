import type { Clock } from '@parley/events';

/** A message that waits for so long may wait for nobody. */
const PATIENCE_MS = 5_000;
/** A page that lives answers well within this, also one whose timers sleep. */
const ANSWER_MS = 2_000;

interface WatchOptions {
  readonly clock: Clock;
  /** True if this tab waits for another one to send something. */
  readonly isWaiting: () => Promise<boolean>;
  /** Asks the tab that has the turn to say that it lives. */
  readonly ask: () => void;
  /** It does not. */
  readonly dead: () => void;
}

/**
 * Looks after the tab that sends, for one whose messages wait for it. A browser may freeze a page that nobody looks at,
 * with the turn in its hands; phones do.
 */
export class LeaderWatch {
  readonly #options: WatchOptions;
  #cancel: (() => void) | undefined;
  #answered = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Something waits from now on. */
  start(): void {
    this.#cancel ??= this.#options.clock.after(PATIENCE_MS, () => void this.#look());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** The tab that has the turn says that it lives. */
  answered(): void {
    this.#answered = true;
  }

  async #look(): Promise<void> {
    const { clock, isWaiting, ask, dead } = this.#options;
    const cancel = this.#cancel;
    const waits = await isWaiting();
    // Stopped in the meantime.
    if (this.#cancel !== cancel) return;
    this.#cancel = undefined;
    if (!waits) return;
    this.#answered = false;
    ask();
    this.#cancel = clock.after(ANSWER_MS, () => {
      this.#cancel = undefined;
      // Alive, it may have to rest: the server asked for a pause.
      if (this.#answered) this.start();
      else dead();
    });
  }
}
