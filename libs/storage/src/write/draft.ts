import type { Commit, EndedSession, ReportNews, RoomFrame, WriteResult } from '@parley/core';
import { byCodeUnit, facet, namedIn } from '@parley/core/store-rules';
import type { Change, FileId, MessageBody, RoomId, User, UserId } from '@parley/events';
import { mentionsBehind } from '../read/mentions.ts';
import { userOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { selectState } from '../search/index-messages.ts';
import { type Queries, type Slot, statement } from '../statement.ts';

type MemberRow = Row<'members'>;

/** A room during one commit: its row is read once, and its head written once. */
export interface DraftRoom {
  readonly row: Row<'rooms'>;
  /** Its rev before. */
  readonly from: number;
  readonly members: Map<UserId, MemberRow | undefined>;
  /** What changed, each facet in its last state. */
  readonly changes: Map<string, Change>;
}

/** What happened in a thread, for its root to tell. */
export interface ThreadNews {
  readonly replies: MessageBody[];
  /** How many replies were deleted, new ones among them. */
  erased: number;
}

const selectRoom = statement((db, slot: Slot<{ id: RoomId }>) =>
  db.selectFrom('rooms').selectAll().where('id', '=', slot('id')),
);

const selectMember = statement((db, slot: Slot<{ room: RoomId; user: UserId }>) =>
  db
    .selectFrom('members')
    .selectAll()
    .where('room_id', '=', slot('room'))
    .where('user_id', '=', slot('user')),
);

const selectUser = statement((db, slot: Slot<{ id: UserId }>) =>
  db.selectFrom('users').selectAll().where('id', '=', slot('id')),
);

const updateHead = statement((db, slot: Slot<{ id: RoomId; seq: number; rev: number; members: number }>) =>
  db
    .updateTable('rooms')
    .set({ seq: slot('seq'), rev: slot('rev'), member_count: slot('members') })
    .where('id', '=', slot('id')),
);

const updateRead = statement((db, slot: Slot<{ room: RoomId; user: UserId; seq: number }>) =>
  db
    .updateTable('members')
    .set({ read_seq: slot('seq') })
    .where('room_id', '=', slot('room'))
    .where('user_id', '=', slot('user')),
);

/**
 * One commit in the making. Heads and read positions are kept here and written at the end, once for each room and
 * reader, however many messages there are; everything else is written at once.
 */
export class Draft {
  readonly db: Queries;
  readonly changedUsers = new Set<UserId>();
  readonly endedSessions: EndedSession[] = [];
  readonly reports: ReportNews[] = [];
  readonly goneFiles: FileId[] = [];
  /** In the order in which something happened in them first. */
  readonly threads = new Map<DraftRoom, ThreadNews>();
  readonly #rooms = new Map<RoomId, DraftRoom>();
  readonly #users = new Map<UserId, User>();
  #indexed: number | undefined;
  /** In the order of their first change. */
  readonly #changed = new Set<DraftRoom>();
  /** In the order in which they first moved, with where they were before. */
  readonly #reads = new Map<string, { readonly member: MemberRow; readonly before: number }>();
  readonly #preferences = new Map<string, Commit['preferences'][number]>();

  constructor(db: Queries) {
    this.db = db;
  }

  async room(id: RoomId): Promise<DraftRoom | undefined> {
    const known = this.#rooms.get(id);
    if (known) return known;
    const row = await this.db.one(selectRoom, { id });
    return row && this.addRoom(row);
  }

  /** The room whose members decide: of a thread the one that it belongs to. */
  async home(room: DraftRoom): Promise<DraftRoom> {
    const { parent_id: parent } = room.row;
    return parent === null ? room : ((await this.room(parent)) ?? room);
  }

  /** To be told by the root of that thread. */
  threadNews(thread: DraftRoom): ThreadNews {
    const known = this.threads.get(thread) ?? { replies: [], erased: 0 };
    this.threads.set(thread, known);
    return known;
  }

  addRoom(row: Row<'rooms'>): DraftRoom {
    const room = { row, from: row.rev, members: new Map(), changes: new Map() };
    this.#rooms.set(row.id, room);
    return room;
  }

  async member(room: DraftRoom, user: UserId): Promise<MemberRow | undefined> {
    if (room.members.has(user)) return room.members.get(user);
    const row = await this.db.one(selectMember, { room: room.row.id, user });
    room.members.set(user, row);
    return row;
  }

  async isJoined(room: DraftRoom, user: UserId): Promise<boolean> {
    return (await this.member(room, user))?.state === 'joined';
  }

  async user(id: UserId): Promise<User | undefined> {
    const known = this.#users.get(id);
    if (known) return known;
    const row = await this.db.one(selectUser, { id });
    if (!row) return undefined;
    const user = userOf(row);
    this.#users.set(id, user);
    return user;
  }

  keepUser(user: User): void {
    this.#users.set(user.id, user);
  }

  async areUsers(ids: readonly UserId[]): Promise<boolean> {
    for (const id of ids) if (!(await this.user(id))) return false;
    return true;
  }

  /** Up to which message search has its index. */
  async indexed(): Promise<number> {
    this.#indexed ??= (await this.db.one(selectState, {}))?.indexed ?? 0;
    return this.#indexed;
  }

  /** Gives the room's next rev to a new state of one of its facets. */
  change<C extends Change>(room: DraftRoom, make: (rev: number) => C): C {
    this.#changed.add(room);
    room.row.rev += 1;
    const change = make(room.row.rev);
    room.changes.set(facet.of(change), change);
    return change;
  }

  moveRead(member: MemberRow, seq: number): void {
    if (member.read_seq === seq) return;
    const key = `${member.user_id} ${member.room_id}`;
    this.#reads.set(key, { member, before: this.#reads.get(key)?.before ?? member.read_seq });
    member.read_seq = seq;
  }

  setPreference(preference: Commit['preferences'][number]): void {
    const id = `${preference.user} ${preference.key}`;
    this.#preferences.delete(id);
    this.#preferences.set(id, preference);
  }

  async finish(results: readonly WriteResult[]): Promise<Commit> {
    const frames: RoomFrame[] = [];
    for (const room of this.#changed) {
      const { id, seq, rev, member_count: members } = room.row;
      await this.db.run(updateHead, { id, seq, rev, members });
      frames.push(await this.#frame(room));
    }
    const reads: Commit['reads'][number][] = [];
    for (const { member, before } of this.#reads.values()) {
      const { user_id: user, room_id: room, read_seq: seq } = member;
      await this.db.run(updateRead, { room, user, seq });
      const mentions = seq < before && (await mentionsBehind(this.db, { room, user, read: seq }));
      reads.push({ user, room, seq, ...(mentions && { mentions }) });
    }
    const users = await this.#usersOf(this.changedUsers);
    const { endedSessions, reports, goneFiles } = this;
    const preferences = [...this.#preferences.values()];
    return { results, frames, reads, preferences, users, endedSessions, reports, goneFiles };
  }

  async #frame({ row, from, changes: changed }: DraftRoom): Promise<RoomFrame> {
    const changes = [...changed.values()].sort((a, b) => a.rev - b.rev);
    const named = [...new Set(changes.flatMap(namedIn))].sort(byCodeUnit);
    return { room: row.id, from, to: row.rev, changes, users: await this.#usersOf(named) };
  }

  async #usersOf(ids: Iterable<UserId>): Promise<readonly User[]> {
    const users: User[] = [];
    for (const id of ids) {
      const user = await this.user(id);
      if (user) users.push(user);
    }
    return users;
  }
}
