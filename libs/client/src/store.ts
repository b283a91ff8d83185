/** Observable values, made for React's useSyncExternalStore and usable without it. */
import type { Readable } from './types.ts';

/** What listeners are told of: what others did, or something that was done or asked for here. */
export type NoticeOf = 'others' | 'mine';

/** Says when listeners are told; values are new at once. Must call `tell` once, in its own time. */
export type NoticeTime = (tell: () => void, of: NoticeOf) => void;

/**
 * Holds notices back while several values change together, so that nobody sees half of it, and until it is time for them:
 * a page that paints sixty times a second has no use for more.
 */
export class Batch {
  readonly #when: NoticeTime;
  #depth = 0;
  #hears = false;
  readonly #due = new Set<() => void>();
  /** Whom that which is due came from; what I do is not held up by what others do. */
  #of: NoticeOf = 'others';
  /** The notice that is waited for; one of mine overtakes one of others. */
  #awaited: { readonly of: NoticeOf } | undefined;

  constructor(when: NoticeTime = (tell) => tell()) {
    this.#when = when;
  }

  run<T>(work: () => T): T {
    this.#depth += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) this.#flush();
    }
  }

  /** As `run`, for what others did: nobody waits for it. */
  hear(work: () => void): void {
    const heard = this.#hears;
    this.#hears = true;
    try {
      this.run(work);
    } finally {
      this.#hears = heard;
    }
  }

  notify(tell: () => void): void {
    this.#due.add(tell);
    if (!this.#hears) this.#of = 'mine';
    if (this.#depth === 0) this.#flush();
  }

  /** Tells at once what is due. */
  tellNow(): void {
    if (this.#depth === 0) this.#tell();
  }

  #flush(): void {
    const of = this.#of;
    if (this.#due.size === 0 || this.#awaited?.of === of || this.#awaited?.of === 'mine') return;
    const awaited = { of };
    this.#awaited = awaited;
    this.#when(() => {
      if (this.#awaited === awaited) this.#tell();
    }, of);
  }

  #tell(): void {
    const due = [...this.#due];
    this.#due.clear();
    this.#of = 'others';
    this.#awaited = undefined;
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
