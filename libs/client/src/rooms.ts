import type {
  Change,
  Head,
  MemberRole,
  MessageBody,
  Room,
  RoomEntry,
  RoomId,
  User,
  UserId,
} from '@parley/events';
import { createDerived, Family, type Batch, type Derived } from './store.ts';
import type { Departure, DepartureReason, Readable, RoomView } from './types.ts';

interface Known {
  readonly room: Room;
  readonly head: Head;
  readonly role: MemberRole;
  readonly mutedUntil: number | undefined;
  readonly read: number;
  /** What calls me, as far as known, also if it is read. */
  readonly mentions: readonly number[];
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
  /** The threads that I follow. */
  readonly threads: Readable<readonly RoomView[] | undefined>;
  readonly #options: RoomsOptions;
  readonly #known = new Map<RoomId, Known>();
  readonly #views: Family<RoomId, Derived<RoomView | undefined>>;
  readonly #lost = new Map<RoomId, Departure>();
  readonly #departures: Family<RoomId, Derived<Departure | undefined>>;
  readonly #list: Derived<readonly RoomView[] | undefined>;
  readonly #threads: Derived<readonly RoomView[] | undefined>;
  #complete = false;

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.#views = new Family((id) => createDerived(options.batch, () => this.#view(id)));
    this.#departures = new Family((id) => createDerived(options.batch, () => this.#lost.get(id)));
    this.#list = createDerived(options.batch, () => this.#compute(false));
    this.#threads = createDerived(options.batch, () => this.#compute(true));
    this.list = this.#list;
    this.threads = this.#threads;
  }

  view(id: RoomId): Readable<RoomView | undefined> {
    return this.#views.get(id);
  }

  departure(id: RoomId): Readable<Departure | undefined> {
    return this.#departures.get(id);
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
    this.#listChanged();
  }

  /** A room as the server sees it; what was heard of it meanwhile stays. `read` is the caller's to decide. */
  put(entry: RoomEntry, read: number): void {
    const known = this.#known.get(entry.room.id);
    const isNewer = known === undefined || entry.head.rev >= known.head.rev;
    this.#set(entry.room.id, {
      room: known !== undefined && known.room.rev > entry.room.rev ? known.room : entry.room,
      head: isNewer ? entry.head : known.head,
      role: isNewer ? entry.role : known.role,
      mutedUntil: isNewer ? entry.mutedUntil : known.mutedUntil,
      read,
      mentions: entry.mentions
        ? replaced(known?.mentions, entry.read, entry.mentions)
        : (known?.mentions ?? []),
    });
  }

  /** Everything that happened in a room up to the rev `to`. */
  apply(id: RoomId, changes: readonly Change[], to: number): void {
    const known = this.#known.get(id);
    if (known === undefined) return;
    let { room, role, mutedUntil, mentions } = known;
    let { seq } = known.head;
    const me = this.#options.me();
    for (const change of changes) {
      if (change.kind === 'message') {
        seq = Math.max(seq, change.message.seq);
        mentions = noted(mentions, change.message, me);
      } else if (change.kind === 'room' && change.room.rev > room.rev) room = change.room;
      else if (change.kind === 'member' && change.member.user === me) ({ role, mutedUntil } = change.member);
    }
    this.#set(id, {
      ...known,
      room,
      role,
      mutedUntil,
      mentions,
      head: { seq, rev: Math.max(known.head.rev, to) },
    });
  }

  setRead(id: RoomId, read: number): void {
    const known = this.#known.get(id);
    if (known !== undefined && known.read !== read) this.#set(id, { ...known, read });
  }

  /** All that calls me behind a place, as the server told it. */
  setMentions(id: RoomId, behind: number, seqs: readonly number[]): void {
    const known = this.#known.get(id);
    if (known !== undefined) this.#set(id, { ...known, mentions: replaced(known.mentions, behind, seqs) });
  }

  /** A room is no longer mine. A reason replaces an unknown one, in whichever order they come. */
  lose(id: RoomId, reason: DepartureReason): void {
    const view = this.#view(id) ?? this.#lost.get(id)?.view;
    const wasMine = this.#remove(id);
    if (view === undefined || (!wasMine && this.#lost.get(id)?.reason !== 'unknown')) return;
    this.#lost.set(id, { reason, view });
    this.#departures.peek(id)?.invalidate();
  }

  /** A person's name gives direct rooms their title. */
  userChanged(user: UserId): void {
    for (const [id, { room }] of this.#known) if (room.people?.includes(user)) this.#changed(id);
  }

  clear(): void {
    for (const id of this.ids()) this.#remove(id);
    for (const id of [...this.#lost.keys()]) this.#found(id);
    this.#complete = false;
    this.#listChanged();
  }

  #listChanged(): void {
    this.#list.invalidate();
    this.#threads.invalidate();
  }

  #remove(id: RoomId): boolean {
    const wasMine = this.#known.delete(id);
    if (wasMine) this.#changed(id);
    return wasMine;
  }

  #found(id: RoomId): void {
    if (this.#lost.delete(id)) this.#departures.peek(id)?.invalidate();
  }

  #set(id: RoomId, next: Known): void {
    this.#known.set(id, next);
    this.#found(id);
    this.#changed(id);
  }

  #changed(id: RoomId): void {
    this.#views.peek(id)?.invalidate();
    this.#listChanged();
    this.#options.changed(id);
  }

  #view(id: RoomId): RoomView | undefined {
    const known = this.#known.get(id);
    if (known === undefined) return undefined;
    const { room, head, role, mutedUntil, read, mentions } = known;
    const others = room.people?.filter((user) => user !== this.#options.me());
    return {
      id,
      room,
      head,
      role,
      mutedUntil,
      read,
      unread: Math.max(0, head.seq - read),
      mentions: mentions.filter((seq) => seq > read),
      people: others?.flatMap((user) => this.#options.user(user) ?? []) ?? nobody,
    };
  }

  #compute(threads: boolean): readonly RoomView[] | undefined {
    if (!this.#complete) return undefined;
    return [...this.#known]
      .flatMap(([id, { room }]) =>
        (room.kind === 'thread') === threads ? (this.#views.get(id).get() ?? []) : [],
      )
      .sort((a, b) => a.room.createdAt - b.room.createdAt || (a.id < b.id ? -1 : 1));
  }
}

/** The same for each message: what shows it has nothing to draw anew. */
const nobody: readonly User[] = [];

/** Of what is read nothing is told again: so much of it is remembered, for who makes it unread. */
const KEPT_MENTIONS = 500;

const replaced = (
  known: readonly number[] = [],
  behind: number,
  seqs: readonly number[],
): readonly number[] => [...known.filter((seq) => seq <= behind), ...seqs];

function noted(known: readonly number[], message: MessageBody, me: UserId | undefined): readonly number[] {
  const isKnown = known.includes(message.seq);
  if (isKnown === callsMe(message, me)) return known;
  const others = known.filter((seq) => seq !== message.seq);
  return isKnown ? others : [...others, message.seq].sort((a, b) => a - b).slice(-KEPT_MENTIONS);
}

/** Does a message of somebody else call me, by myself or with everybody? */
export const callsMe = (
  { author, mentions = [] }: Pick<MessageBody, 'author' | 'mentions'>,
  me: UserId | undefined,
): boolean => author !== me && mentions.some((mention) => 'all' in mention || mention.user === me);
