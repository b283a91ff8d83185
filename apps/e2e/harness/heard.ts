import { within } from './waiting.ts';

/** What came in, in order, and a way to wait for what matters of it. */
export class Heard<T> {
  readonly items: T[] = [];
  readonly #looking = new Set<() => void>();

  add(item: T): void {
    this.items.push(item);
    for (const look of [...this.#looking]) look();
  }

  /** The first item that `pick` makes something of, of those that are here or of those to come. */
  first<U>(pick: (item: T) => U | undefined, what: string): Promise<U> {
    const { promise, resolve } = Promise.withResolvers<U>();
    const look = (): void => {
      for (const item of this.items) {
        const picked = pick(item);
        if (picked !== undefined) return resolve(picked);
      }
    };
    this.#looking.add(look);
    look();
    return within(promise, () => `${what}; there was ${JSON.stringify(this.items).slice(-2_000)}`).finally(
      () => this.#looking.delete(look),
    );
  }
}
