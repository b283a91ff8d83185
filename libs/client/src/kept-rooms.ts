import type { Clock, RoomId, User, UserId } from '@parley/events';
import type { HeldMembers, HeldMessages, KeptRoom, KeptState } from './kept-state.ts';
import type { RoomContents } from './room-contents.ts';
import type { Rooms } from './rooms.ts';
import type { Sync } from './sync.ts';
import type { Users } from './users.ts';
import type { Window } from './window.ts';

/** Messages kept of a room. */
const KEPT_MESSAGES = 100;
/** Members kept of a room; a longer list is asked for again. */
const KEPT_MEMBERS = 200;

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
    for (const { entry, people, held, members } of kept) {
      const { id } = entry.room;
      users.put([...people, ...(held?.users ?? []), ...(members?.users ?? [])]);
      rooms.put(entry, entry.read);
      if (members !== undefined) contents.beginMembers(id, members);
      if (held === undefined) continue;
      this.#openedAt.set(id, held.openedAt);
      contents.begin(id, held.tail);
    }
    rooms.setComplete();
    sync.restore(epoch, new Map(kept.map((room) => [room.entry.room.id, cursorOf(room)])));
  }

  opened(room: RoomId): void {
    this.#openedAt.set(room, this.#options.clock.now());
  }

  /** A room as it is in this moment; undefined if it is not mine. */
  take(id: RoomId): KeptRoom | undefined {
    const known = this.#options.rooms.get(id);
    if (known === undefined) return undefined;
    const held = this.#takeMessages(id);
    const members = this.#takeMembers(id);
    return {
      entry: known,
      people: this.#users(known.room.people ?? []),
      ...(held !== undefined && { held }),
      ...(members !== undefined && { members }),
    };
  }

  #takeMessages(id: RoomId): HeldMessages | undefined {
    const cursor = this.#options.sync.cursor(id);
    const tail = this.#options.contents.loaded(id).timeline?.newest(KEPT_MESSAGES);
    const openedAt = this.#openedAt.get(id);
    if (cursor === undefined || tail === undefined || openedAt === undefined) return undefined;
    return { cursor, tail, users: this.#users(peopleOf(tail)), openedAt };
  }

  #takeMembers(id: RoomId): HeldMembers | undefined {
    const cursor = this.#options.sync.cursor(id);
    const page = this.#options.contents.loaded(id).members?.firstPages(KEPT_MEMBERS);
    if (cursor === undefined || page === undefined) return undefined;
    return { cursor, ...page, users: this.#users(page.members.map(({ user }) => user)) };
  }

  #users(ids: Iterable<UserId>): readonly User[] {
    return [...ids].flatMap((id) => this.#options.users.get(id) ?? []);
  }
}

/** The rev from which all that is kept of a room can be caught up: what is further along takes a change twice without harm. */
const cursorOf = ({ entry, held, members }: KeptRoom): number =>
  Math.min(held?.cursor ?? Infinity, members?.cursor ?? Infinity, entry.head.rev);

/** Whoever wrote or reacted. */
const peopleOf = ({ held }: Window): ReadonlySet<UserId> =>
  new Set(
    held.flatMap(({ view }) => [
      view.author,
      ...(view.pinned ? [view.pinned.by] : []),
      ...(view.thread?.people ?? []),
      ...view.reactions.flatMap(({ users }) => users),
    ]),
  );
