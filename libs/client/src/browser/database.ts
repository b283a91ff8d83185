import type { Clock } from '@parley/events';
import {
  deleteDB,
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';

/** A database that does not answer for so long is taken as one that refuses: nobody waits for it with a text in hand. */
const PATIENCE_MS = 3_000;

interface DatabaseOptions<S extends DBSchema> {
  readonly name: string;
  readonly version: number;
  /** Makes the stores of `version` out of nothing or an earlier version. */
  readonly upgrade: (db: IDBPDatabase<S>, from: number) => void;
  readonly clock: Clock;
  /** What is in it can be had again: one that can't be opened, or is of a newer version, is thrown away. */
  readonly disposable: boolean;
}

/** An IndexedDB database: opened when first used, and again after the browser or a newer page has closed it. */
export class Database<S extends DBSchema> {
  readonly #options: DatabaseOptions<S>;
  #opening: Promise<IDBPDatabase<S>> | undefined;

  constructor(options: DatabaseOptions<S>) {
    this.#options = options;
  }

  /** Rejects when the browser forbids it, it is full, or it does not answer in time. */
  use<T>(work: (db: IDBPDatabase<S>) => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
    const { clock, name } = this.#options;
    return new Promise((resolve, reject) => {
      const cancel = clock.after(patienceMs, () => reject(new Error(`${name} does not answer`)));
      this.#open().then(work).then(resolve, reject).finally(cancel);
    });
  }

  /** Lets go of it; the next use opens it again. */
  close(): void {
    const opening = this.#opening;
    this.#opening = undefined;
    opening?.then(
      (db) => db.close(),
      () => {},
    );
  }

  #open(): Promise<IDBPDatabase<S>> {
    this.#opening ??= this.#openAny().catch((error: unknown) => {
      // Perhaps another time: the disk may have room again, or a newer page be gone.
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #openAny(): Promise<IDBPDatabase<S>> {
    const { name, disposable } = this.#options;
    try {
      return await this.#openOnce();
    } catch (error) {
      if (!disposable) throw error;
      await deleteDB(name);
      return this.#openOnce();
    }
  }

  #openOnce(): Promise<IDBPDatabase<S>> {
    const { name, version, upgrade } = this.#options;
    return openDB<S>(name, version, {
      upgrade: (db, from) => upgrade(db, from),
      // A newer page waits for this one: it must not wait for ever.
      blocking: () => this.close(),
      terminated: () => this.close(),
    });
  }
}

/** Runs `work` in `tx` and answers once all of it is stored; rejects when any of it, or the end of it, was refused. */
export async function within<
  S extends DBSchema,
  N extends ArrayLike<StoreNames<S>>,
  M extends IDBTransactionMode,
  T,
>(tx: IDBPTransaction<S, N, M>, work: (tx: IDBPTransaction<S, N, M>) => Promise<T>): Promise<T> {
  const [answer] = await Promise.all([work(tx), tx.done]);
  return answer;
}
