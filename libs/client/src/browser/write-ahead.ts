import type { MessageId, UserId } from '@parley/events';
import type { NewMessage, OutboxOwner } from '../outbox-storage.ts';
import { isNewMessage } from './outline.ts';

const prefix = 'parley:held:';

/**
 * Messages between the press and the disk. IndexedDB takes a moment, and a page may be gone in it: here a message is kept before
 * anything else happens, by the one storage of a browser that does not wait. Where a browser forbids it or has no room left, nothing
 * is held.
 */
export class WriteAhead {
  readonly #storage: Storage | undefined;
  readonly #page: EventTarget | undefined;

  /** `page`: where a browser tells what other tabs write (`storage`). */
  constructor(storage: Storage | undefined, page: EventTarget | undefined) {
    this.#storage = storage;
    this.#page = page;
  }

  hold(message: NewMessage): void {
    this.#attempt((storage) => storage.setItem(`${prefix}${message.id}`, JSON.stringify(message)));
  }

  /** It is on the disk, the server has it, or it is not wanted any more. */
  drop(id: MessageId): void {
    this.#attempt((storage) => storage.removeItem(`${prefix}${id}`));
  }

  holds(id: MessageId): boolean {
    return this.#attempt((storage) => storage.getItem(`${prefix}${id}`) !== null) ?? false;
  }

  /** In the order in which they were written. */
  of({ server, user }: OutboxOwner): readonly NewMessage[] {
    return this.#all().filter((message) => message.server === server && message.user === user);
  }

  /** Calls `listener` when another tab holds a message, until the returned function is called. */
  onHeldElsewhere(listener: () => void): () => void {
    const heard = (event: Partial<StorageEvent>) => {
      if (event.newValue !== null && event.key?.startsWith(prefix)) listener();
    };
    this.#page?.addEventListener('storage', heard);
    return () => this.#page?.removeEventListener('storage', heard);
  }

  /** Drops what waits for `server`: that of the users for whom `whose` is true, and what nobody can send, whosever it was. */
  erase(server: string, whose: (user: UserId) => boolean): void {
    this.#attempt((storage) => {
      for (const key of keysOf(storage)) {
        const message = parsed(storage.getItem(key) ?? '');
        if (message === undefined || (message.server === server && whose(message.user)))
          storage.removeItem(key);
      }
    });
  }

  #all(): readonly NewMessage[] {
    const found = this.#attempt((storage) =>
      keysOf(storage)
        // Ids are UUIDs of version 7, which begin with the time.
        .toSorted()
        .map((key) => parsed(storage.getItem(key) ?? ''))
        .filter((message) => message !== undefined),
    );
    return found ?? [];
  }

  #attempt<T>(work: (storage: Storage) => T): T | undefined {
    try {
      return this.#storage && work(this.#storage);
    } catch {
      return undefined;
    }
  }
}

const keysOf = (storage: Storage): readonly string[] =>
  Object.keys(storage).filter((key) => key.startsWith(prefix));

/** Undefined of what was cut off. */
function parsed(json: string): NewMessage | undefined {
  try {
    const message: unknown = JSON.parse(json);
    return isNewMessage(message) ? message : undefined;
  } catch {
    return undefined;
  }
}
