import { type Clock, limits, type RoomId, type User, type UserId } from '@parley/events';
import { Audience } from './audience.ts';
import type { Connection } from './connection.ts';
import { Frame } from './frame.ts';
import { usersAt } from './statuses.ts';

interface Typist {
  readonly user: User;
  readonly cancelExpiry: () => void;
}

/** Who is typing where, told only to connections that look at the room. Nothing of it is stored. */
export class Typing {
  readonly #clock: Clock;
  readonly #rooms = new Map<RoomId, Map<UserId, Typist>>();
  readonly #watchers = new Audience<RoomId, Connection>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  set(room: RoomId, user: User, on: boolean): void {
    const typists = this.#rooms.get(room);
    const known = typists?.get(user.id);
    known?.cancelExpiry();
    if (!on) {
      if (known) this.#stopped(room, user.id);
      return;
    }
    const cancelExpiry = this.#clock.after(limits.typingMs, () => this.#stopped(room, user.id));
    if (typists) typists.set(user.id, { user, cancelExpiry });
    else this.#rooms.set(room, new Map([[user.id, { user, cancelExpiry }]]));
    if (!known) this.#tell(room);
  }

  /** A message arrived, or its author left: that person is not typing any more. */
  clear(room: RoomId, user: UserId): void {
    const known = this.#rooms.get(room)?.get(user);
    if (!known) return;
    known.cancelExpiry();
    this.#stopped(room, user);
  }

  /** Replaces the rooms the connection looks at. */
  watch(connection: Connection, rooms: ReadonlySet<RoomId>): void {
    this.#watchers.move(connection, connection.watchedRooms, rooms);
    connection.watchedRooms = rooms;
  }

  /** The connection may not look at the room any more. */
  unwatch(connection: Connection, room: RoomId): void {
    if (connection.watchedRooms.has(room))
      this.watch(connection, new Set([...connection.watchedRooms].filter((watched) => watched !== room)));
  }

  stop(): void {
    for (const typists of this.#rooms.values())
      for (const { cancelExpiry } of typists.values()) cancelExpiry();
    this.#rooms.clear();
  }

  #stopped(room: RoomId, user: UserId): void {
    const typists = this.#rooms.get(room);
    if (!typists?.delete(user)) return;
    if (typists.size === 0) this.#rooms.delete(room);
    this.#tell(room);
  }

  #tell(room: RoomId): void {
    const users = [...(this.#rooms.get(room)?.values() ?? [])].map(({ user }) => user);
    const frame = new Frame('typing:changed', { room, users: usersAt(users, this.#clock.now()) });
    for (const watcher of this.#watchers.of(room)) watcher.deliver(frame);
  }
}
