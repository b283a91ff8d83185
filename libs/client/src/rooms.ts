import type { Change, Head, MemberRole, Room, RoomEntry, RoomId, User, UserId } from '@parley/events';
import { createDerived, Family, type Batch, type Derived } from './store.ts';
import type { Readable, RoomView } from './types.ts';

interface Known {
  readonly room: Room;
  readonly head: Head;
  readonly role: MemberRole;
  readonly read: number;
}

interface RoomsOptions {
  readonly batch: Batch;
  readonly user: (id: UserId) => User | undefined;
  readonly me: () => UserId | undefined;
  /** Something of a room changed, or it is no longer mine. */
  readonly changed: (room: RoomId) => void;
}

/** The rooms I am a member of, each with its newest place and my place in it. Holds no messages. */
export class Rooms {
  readonly list: Readable<readonly RoomView[] | undefined>;
  readonly #options: RoomsOptions;
  readonly #known = new Map<RoomId, Known>();
  readonly #views: Family<RoomId, Derived<RoomView | undefined>>;
  readonly #list: Derived<readonly RoomView[] | undefined>;
  #complete = false;

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.#views = new Family((id) => createDerived(options.batch, () => this.#view(id)));
    this.#list = createDerived(options.batch, () => this.#compute());
    this.list = this.#list;
  }

  view(id: RoomId): Readable<RoomView | undefined> {
    return this.#views.get(id);
  }

  get(id: RoomId): Known | undefined {
    return this.#known.get(id);
  }

  ids(): readonly RoomId[] {
    return [...this.#known.keys()];
  }

  /** The first sync is here: an empty list now means that there are no rooms. */
  setComplete(): void {
    if (this.#complete) return;
    this.#complete = true;
    this.#list.invalidate();
  }

  /** A room as the server sees it; what was heard of it meanwhile stays. `read` is the caller's to decide. */
  put(entry: RoomEntry, read: number): void {
    const known = this.#known.get(entry.room.id);
    const isNewer = known === undefined || entry.head.rev >= known.head.rev;
    this.#set(entry.room.id, {
      room: known !== undefined && known.room.rev > entry.room.rev ? known.room : entry.room,
      head: isNewer ? entry.head : known.head,
      role: isNewer ? entry.role : known.role,
      read,
    });
  }

  /** Everything that happened in a room up to the rev `to`. */
  apply(id: RoomId, changes: readonly Change[], to: number): void {
    const known = this.#known.get(id);
    if (known === undefined) return;
    let { room, role } = known;
    let { seq } = known.head;
    for (const change of changes) {
      if (change.kind === 'message') seq = Math.max(seq, change.message.seq);
      else if (change.kind === 'room' && change.room.rev > room.rev) room = change.room;
      else if (change.kind === 'member' && change.member.user === this.#options.me())
        role = change.member.role;
    }
    this.#set(id, { ...known, room, role, head: { seq, rev: Math.max(known.head.rev, to) } });
  }

  setRead(id: RoomId, read: number): void {
    const known = this.#known.get(id);
    if (known !== undefined && known.read !== read) this.#set(id, { ...known, read });
  }

  remove(id: RoomId): void {
    if (this.#known.delete(id)) this.#changed(id);
  }

  /** A person's name gives direct rooms their title. */
  userChanged(user: UserId): void {
    for (const [id, { room }] of this.#known) if (room.people?.includes(user)) this.#changed(id);
  }

  clear(): void {
    for (const id of this.ids()) this.remove(id);
    this.#complete = false;
    this.#list.invalidate();
  }

  #set(id: RoomId, next: Known): void {
    this.#known.set(id, next);
    this.#changed(id);
  }

  #changed(id: RoomId): void {
    this.#views.peek(id)?.invalidate();
    this.#list.invalidate();
    this.#options.changed(id);
  }

  #view(id: RoomId): RoomView | undefined {
    const known = this.#known.get(id);
    if (known === undefined) return undefined;
    const { room, head, role, read } = known;
    const others = room.people?.filter((user) => user !== this.#options.me()) ?? [];
    return {
      id,
      room,
      head,
      role,
      read,
      unread: Math.max(0, head.seq - read),
      people: others.flatMap((user) => this.#options.user(user) ?? []),
    };
  }

  #compute(): readonly RoomView[] | undefined {
    if (!this.#complete) return undefined;
    return [...this.#known.keys()]
      .flatMap((id) => this.#views.get(id).get() ?? [])
      .sort((a, b) => a.room.createdAt - b.room.createdAt || (a.id < b.id ? -1 : 1));
  }
}
