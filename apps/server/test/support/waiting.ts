import { systemClock } from '@parley/events';

const PATIENCE_MS = 8_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => systemClock.after(ms, resolve));

const told = (what: string | (() => string)): string => (typeof what === 'string' ? what : what());

/** As `promise`; rejects with what was waited for when it takes too long. */
export function within<T>(promise: Promise<T>, what: string | (() => string), ms = PATIENCE_MS): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const cancel = systemClock.after(ms, () => reject(new Error(`waited ${ms} ms for ${told(what)}`)));
  return Promise.race([promise, late]).finally(cancel);
}

/** Asks again and again until the answer is true. For what tells nobody when it is done. */
export async function eventually(probe: () => boolean, what: string | (() => string)): Promise<void> {
  const end = systemClock.monotonic() + PATIENCE_MS;
  while (!probe()) {
    if (systemClock.monotonic() > end) throw new Error(`waited ${PATIENCE_MS} ms for ${told(what)}`);
    await pause(10);
  }
}

/** What came in, in order, and a way to wait for what matters of it. */
export class Heard<T> {
  readonly items: T[] = [];
  readonly #looking = new Set<() => void>();

  add(item: T): void {
    this.items.push(item);
    for (const look of [...this.#looking]) look();
  }

  /** The first of those that are here, or of those to come, that matches. */
  first(matches: (item: T) => boolean, what: string): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<T>();
    const look = (): void => {
      const found = this.items.find(matches);
      if (found !== undefined) resolve(found);
    };
    this.#looking.add(look);
    look();
    const shown = (): string => `${what}; there was ${JSON.stringify(this.items).slice(-1_000)}`;
    return within(promise, shown).finally(() => this.#looking.delete(look));
  }
}
