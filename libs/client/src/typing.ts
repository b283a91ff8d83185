import type { Clock, RoomId, User, UserId } from '@parley/events';
import type { ConnectionKeeper } from './connection.ts';
import { createStore, Family, type Batch, type Store } from './store.ts';
import type { Readable } from './types.ts';

/** Typing that goes on is told this often; it must be well within the server's `limits.typingMs`. */
const REPEAT_MS = 3_000;
/** The server tells only changes, and may drop one: nobody is shown typing for longer than this. */
const FORGET_MS = 30_000;

interface TypingOptions {
  readonly batch: Batch;
  readonly clock: Clock;
  readonly connection: ConnectionKeeper;
  readonly me: () => UserId | undefined;
}

/** Who types where, and telling that I do. */
export class Typing {
  readonly #options: TypingOptions;
  readonly #rooms: Family<RoomId, Store<readonly User[]>>;
  readonly #forgetting = new Map<RoomId, () => void>();
  /** When the server was last told that I type there, by the monotonic clock. */
  readonly #told = new Map<RoomId, number>();

  constructor(options: TypingOptions) {
    this.#options = options;
    this.#rooms = new Family(() => createStore<readonly User[]>(options.batch, []));
  }

  view(room: RoomId): Readable<readonly User[]> {
    return this.#rooms.get(room);
  }

  set(room: RoomId, on: boolean): void {
    const { connection, clock } = this.#options;
    if (!connection.synced) return;
    const now = clock.monotonic();
    const told = this.#told.get(room);
    if (on && (told === undefined || now - told >= REPEAT_MS)) {
      this.#told.set(room, now);
      void connection.ask('typing:set', { room, on });
    } else if (!on && told !== undefined) {
      this.#told.delete(room);
      void connection.ask('typing:set', { room, on });
    }
  }

  /** Everybody who types in the room now. */
  changed(room: RoomId, users: readonly User[]): void {
    this.#forgetting.get(room)?.();
    this.#forgetting.delete(room);
    const others = users.filter(({ id }) => id !== this.#options.me());
    const store = this.#rooms.get(room);
    if (others.length > 0 || store.get().length > 0) store.set(others);
    if (others.length > 0)
      this.#forgetting.set(
        room,
        this.#options.clock.after(FORGET_MS, () => this.changed(room, [])),
      );
  }

  /** A message of theirs arrived: they are done. */
  wrote(room: RoomId, author: UserId): void {
    const typing = this.#rooms.peek(room)?.get() ?? [];
    if (typing.some(({ id }) => id === author))
      this.changed(
        room,
        typing.filter(({ id }) => id !== author),
      );
  }

  /** The line is down: nothing is known any more. */
  forget(): void {
    this.#told.clear();
    for (const room of [...this.#forgetting.keys()]) this.changed(room, []);
  }
}
