/** Sets of listeners by key; an empty set is not kept. */
export class Audience<K, V> {
  readonly #sets = new Map<K, Set<V>>();

  add(key: K, listener: V): void {
    const set = this.#sets.get(key);
    if (set) set.add(listener);
    else this.#sets.set(key, new Set([listener]));
  }

  delete(key: K, listener: V): void {
    const set = this.#sets.get(key);
    if (set?.delete(listener) && set.size === 0) this.#sets.delete(key);
  }

  /** How many keys have listeners. */
  get size(): number {
    return this.#sets.size;
  }

  of(key: K): Iterable<V> {
    return this.#sets.get(key) ?? [];
  }

  count(key: K): number {
    return this.#sets.get(key)?.size ?? 0;
  }

  has(key: K): boolean {
    return this.#sets.has(key);
  }

  /** Moves `listener` from the keys it listened to before to those it listens to now. */
  move(listener: V, before: ReadonlySet<K>, now: ReadonlySet<K>): void {
    for (const key of before) if (!now.has(key)) this.delete(key, listener);
    for (const key of now) if (!before.has(key)) this.add(key, listener);
  }
}
