/** Observable values, made for React's useSyncExternalStore and usable without it. */
import type { Readable } from './types.ts';

/** Holds notices back while several values change together, so that nobody sees half of it. */
export class Batch {
  #depth = 0;
  readonly #due = new Set<() => void>();

  run<T>(work: () => T): T {
    this.#depth += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) this.#flush();
    }
  }

  notify(tell: () => void): void {
    if (this.#depth > 0) this.#due.add(tell);
    else tell();
  }

  #flush(): void {
    const due = [...this.#due];
    this.#due.clear();
    for (const tell of due) tell();
  }
}

/** What a value does when its first listener comes and when its last one goes. */
export interface Audience {
  readonly came: () => void;
  readonly went: () => void;
}

/** A value worked out when it is asked for, and again only after `invalidate`. */
export interface Derived<T> extends Readable<T> {
  readonly invalidate: () => void;
}

export function createDerived<T>(batch: Batch, compute: () => T, audience?: Audience): Derived<T> {
  const listeners = new Set<() => void>();
  let known: { readonly value: T } | undefined;
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => (known ??= { value: compute() }).value,
    subscribe: (listener) => {
      // A wrapper of its own for each subscription: the same listener may be given twice.
      const own = () => listener();
      listeners.add(own);
      if (listeners.size === 1) audience?.came();
      return () => {
        if (listeners.delete(own) && listeners.size === 0) audience?.went();
      };
    },
    invalidate: () => {
      known = undefined;
      batch.notify(tell);
    },
  };
}

export interface Store<T> extends Readable<T> {
  /** Tells the listeners unless `next` is the value already. */
  readonly set: (next: T) => void;
}

export function createStore<T>(batch: Batch, initial: T): Store<T> {
  let value = initial;
  const { get, subscribe, invalidate } = createDerived(batch, () => value);
  return {
    get,
    subscribe,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      invalidate();
    },
  };
}

/** One value for each key, made when first asked for and then always the same. */
export class Family<K, V> {
  readonly #make: (key: K) => V;
  readonly #members = new Map<K, V>();

  constructor(make: (key: K) => V) {
    this.#make = make;
  }

  get(key: K): V {
    const known = this.#members.get(key);
    if (known !== undefined) return known;
    const made = this.#make(key);
    this.#members.set(key, made);
    return made;
  }

  /** The value if somebody asked for it before. */
  peek(key: K): V | undefined {
    return this.#members.get(key);
  }

  values(): Iterable<V> {
    return this.#members.values();
  }
}
