import type { Change, Catchup, Preference, RoomEntry, RoomId, User, UserId } from '@parley/events';
import type { Outbox } from './outbox.ts';
import type { Preferences } from './preferences.ts';
import type { Reads } from './reads.ts';
import type { RoomContents } from './room-contents.ts';
import type { Rooms } from './rooms.ts';
import type { DepartureReason } from './types.ts';
import type { Typing } from './typing.ts';
import type { Users } from './users.ts';
import type { Visits } from './visits.ts';

interface LocalStateOptions {
  readonly me: () => UserId | undefined;
  readonly users: Users;
  readonly rooms: Rooms;
  readonly contents: RoomContents;
  readonly outbox: Outbox;
  readonly preferences: Preferences;
  readonly reads: Reads;
  readonly typing: Typing;
  readonly visits: Visits;
}

/** What happened in a room after the rev `from` up to the rev `to`. */
export interface RoomNews {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly Change[];
  readonly users: readonly User[];
}

/** What is known here of the server's state, and how each thing the server tells alters it. Knows nothing of the way it came. */
export class LocalState {
  readonly #options: LocalStateOptions;

  constructor(options: LocalStateOptions) {
    this.#options = options;
  }

  get roomIds(): readonly RoomId[] {
    return this.#options.rooms.ids();
  }

  /** True if something of the room is held that later changes must be applied to. */
  tracked(room: RoomId): boolean {
    return this.#options.contents.tracked(room);
  }

  /** The rev up to which the messages of a room are here that I looked into before it was mine. */
  visited(room: RoomId): number | undefined {
    const { contents, visits } = this.#options;
    const cursor = visits.handOver(room);
    return contents.takeOver(room) ? cursor : undefined;
  }

  putUsers(users: readonly User[]): void {
    this.#options.users.put(users);
  }

  /** A room of mine as the server sees it now. */
  putEntry(entry: RoomEntry): void {
    const { rooms, reads } = this.#options;
    rooms.put(entry, reads.merge(entry.room.id, entry.read));
  }

  /** With `mentions` that is all that calls me behind it. */
  setRead(room: RoomId, seq: number, mentions?: readonly number[]): void {
    const { rooms, reads } = this.#options;
    if (mentions) rooms.setMentions(room, seq, mentions);
    rooms.setRead(room, reads.merge(room, seq));
  }

  /** What I set for myself: all of it. */
  setPreferences(all: readonly Preference[]): void {
    this.#options.preferences.replace(all);
  }

  /** What I set for myself elsewhere, or here a moment ago. */
  putPreferences(some: readonly Preference[]): void {
    this.#options.preferences.merge(some);
  }

  /** The first complete list of rooms is here. */
  setComplete(): void {
    this.#options.rooms.setComplete();
  }

  apply(room: RoomId, { from, to, changes, users }: RoomNews): void {
    const { rooms, contents, outbox, reads, typing } = this.#options;
    this.putUsers(users);
    contents.apply(room, changes, from);

    const known = rooms.get(room)?.head.seq ?? 0;
    const messages = changes.flatMap((change) => (change.kind === 'message' ? [change.message] : []));
    const mine = messages.filter(({ author }) => author === this.#options.me());
    outbox.arrived(mine);
    rooms.apply(room, changes, to);
    // Also from my other devices: whoever writes has read.
    for (const { seq } of mine) if (seq > known) reads.sent(room, seq);
    for (const { seq, author } of messages) if (seq > known) typing.wrote(room, author);
    const newest = Math.max(0, ...messages.map(({ seq }) => seq));
    if (newest > known) reads.arrived(room, newest);
    outbox.completeTo(room, to);
  }

  /** A room starts with its entry: it was gained, or nothing is held of it. */
  restart({ room, head }: RoomEntry): void {
    const { contents, outbox } = this.#options;
    contents.restart(room.id, head.seq);
    outbox.completeTo(room.id, head.rev);
  }

  /** Too far behind: the room starts over from its newest page. Answers the rev up to which it is complete. */
  reset({ entry, page }: Extract<Catchup, { kind: 'reset' }>): number {
    const { contents, outbox } = this.#options;
    const room = entry.room.id;
    this.putEntry(entry);
    contents.restart(room, page.messages.at(-1)?.seq ?? 0, page);
    const complete = Math.min(entry.head.rev, page.rev);
    outbox.completeTo(room, complete);
    return complete;
  }

  /** The room is no longer mine: nothing of it stays. */
  lose(room: RoomId, reason: DepartureReason): void {
    const { rooms, contents, outbox, reads, typing, visits } = this.#options;
    rooms.lose(room, reason);
    visits.forget(room);
    contents.forget(room);
    reads.forget(room);
    outbox.roomLost(room);
    typing.changed(room, []);
  }

  /** Another epoch: nothing that was known counts. What waits in the outbox stays. */
  clear(): void {
    const { rooms, contents, outbox, reads, users, visits } = this.#options;
    for (const room of rooms.ids()) reads.forget(room);
    visits.clear();
    rooms.clear();
    contents.clear();
    users.clear();
    outbox.epochChanged();
  }
}
