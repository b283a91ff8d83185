/** Listeners by key. Most keys have one listener, as people have one connection: only more than one take a set. */
export class Audience<K, V extends object> {
  readonly #listeners = new Map<K, V | Set<V>>();

  add(key: K, listener: V): void {
    const known = this.#listeners.get(key);
    if (known instanceof Set) known.add(listener);
    else if (known === undefined) this.#listeners.set(key, listener);
    else if (known !== listener) this.#listeners.set(key, new Set([known, listener]));
  }

  delete(key: K, listener: V): void {
    const known = this.#listeners.get(key);
    if (known instanceof Set) known.delete(listener);
    if (known === listener || (known instanceof Set && known.size === 0)) this.#listeners.delete(key);
  }

  /** How many keys have listeners. */
  get size(): number {
    return this.#listeners.size;
  }

  of(key: K): Iterable<V> {
    const known = this.#listeners.get(key);
    if (known === undefined) return [];
    return known instanceof Set ? known : [known];
  }

  count(key: K): number {
    const known = this.#listeners.get(key);
    if (known instanceof Set) return known.size;
    return known === undefined ? 0 : 1;
  }

  has(key: K): boolean {
    return this.#listeners.has(key);
  }

  /** Moves `listener` from the keys it listened to before to those it listens to now. */
  move(listener: V, before: ReadonlySet<K>, now: ReadonlySet<K>): void {
    for (const key of before) if (!now.has(key)) this.delete(key, listener);
    for (const key of now) if (!before.has(key)) this.add(key, listener);
  }
}
