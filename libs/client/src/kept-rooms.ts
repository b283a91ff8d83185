import type { Clock, RoomId, User, UserId } from '@parley/events';
import type { HeldMessages, KeptRoom, KeptState } from './kept-state.ts';
import type { RoomContents } from './room-contents.ts';
import type { Rooms } from './rooms.ts';
import type { Sync } from './sync.ts';
import type { Users } from './users.ts';
import type { Window } from './window.ts';

/** Messages kept of a room. */
const KEPT_MESSAGES = 100;

interface KeptRoomsOptions {
  readonly clock: Clock;
  readonly users: Users;
  readonly rooms: Rooms;
  readonly contents: RoomContents;
  readonly sync: Sync;
}

/** Rooms as they are put away, and taken out again by the next start. */
export class KeptRooms {
  readonly #options: KeptRoomsOptions;
  readonly #openedAt = new Map<RoomId, number>();

  constructor(options: KeptRoomsOptions) {
    this.#options = options;
  }

  /** Shows what was kept, as if it had just been said. What happened since is a matter of catching up. */
  restore({ epoch, rooms: kept }: KeptState): void {
    const { users, rooms, contents, sync } = this.#options;
    for (const { entry, people, held } of kept) {
      const { id } = entry.room;
      users.put([...people, ...(held?.users ?? [])]);
      rooms.put(entry, entry.read);
      if (held === undefined) continue;
      this.#openedAt.set(id, held.openedAt);
      contents.begin(id, held.tail);
    }
    rooms.setComplete();
    sync.restore(
      epoch,
      new Map(kept.map(({ entry, held }) => [entry.room.id, held?.cursor ?? entry.head.rev])),
    );
  }

  opened(room: RoomId): void {
    this.#openedAt.set(room, this.#options.clock.now());
  }

  /** A room as it is in this moment; undefined if it is not mine. */
  take(id: RoomId): KeptRoom | undefined {
    const known = this.#options.rooms.get(id);
    if (known === undefined) return undefined;
    const held = this.#takeMessages(id);
    return {
      entry: known,
      people: this.#users(known.room.people ?? []),
      ...(held !== undefined && { held }),
    };
  }

  #takeMessages(id: RoomId): HeldMessages | undefined {
    const cursor = this.#options.sync.cursor(id);
    const tail = this.#options.contents.loaded(id).timeline?.newest(KEPT_MESSAGES);
    const openedAt = this.#openedAt.get(id);
    if (cursor === undefined || tail === undefined || openedAt === undefined) return undefined;
    return { cursor, tail, users: this.#users(peopleOf(tail)), openedAt };
  }

  #users(ids: Iterable<UserId>): readonly User[] {
    return [...ids].flatMap((id) => this.#options.users.get(id) ?? []);
  }
}

/** Whoever wrote or reacted. */
const peopleOf = ({ held }: Window): ReadonlySet<UserId> =>
  new Set(held.flatMap(({ view }) => [view.author, ...view.reactions.flatMap(({ users }) => users)]));
