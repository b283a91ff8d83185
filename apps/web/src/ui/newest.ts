/** What was set last of many things: of more than `atMost` the one goes that was not set for the longest time. */
export class Newest<T> {
  readonly #atMost: number;
  readonly #kept = new Map<string, T>();

  constructor(atMost: number) {
    this.#atMost = atMost;
  }

  get(key: string): T | undefined {
    return this.#kept.get(key);
  }

  set(key: string, value: T): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    const oldest = this.#kept.size > this.#atMost ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
