/** Reads the server's database beside the server and without its code. */
import { DatabaseSync } from 'node:sqlite';
import type { Member, Message, MessageId, Room, RoomId, UserId } from '@parley/events';
import type { Database, Passage, StoredRoom } from '../checker/history.ts';

interface RoomRow {
  readonly id: RoomId;
  readonly kind: Room['kind'];
  readonly name: string;
  readonly topic: string;
  readonly people: string | null;
  readonly created_at: number;
  readonly created_by: UserId;
  readonly own_rev: number;
  readonly seq: number;
  readonly rev: number;
}

interface MemberRow {
  readonly room_id: RoomId;
  readonly user_id: UserId;
  readonly role: Member['role'];
  readonly state: Member['state'];
  readonly rev: number;
  readonly read_seq: number;
}

interface MessageRow {
  readonly seq: number;
  readonly rev: number;
  readonly id: MessageId;
  readonly author_id: UserId;
  readonly alias: string | null;
  readonly text: string;
  readonly at: number;
  readonly edited_at: number | null;
  readonly deleted: number;
}

interface ReactionRow {
  readonly seq: number;
  readonly emoji: string;
  readonly user_id: UserId;
}

export type Heads = ReadonlyMap<UserId, ReadonlyMap<RoomId, number>>;

/** A reader beside the server; it waits while another program locks the file. */
export class DatabaseFile {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  }

  /** The newest rev of every room, for those who are in it. */
  heads(): Heads {
    const heads = new Map<UserId, Map<RoomId, number>>();
    const joined = `select m.user_id, m.room_id, r.rev from members m join rooms r on r.id = m.room_id
                    where m.state = 'joined'`;
    for (const { user_id, room_id, rev } of this.#all<MemberRow>(joined)) {
      const rooms = heads.get(user_id) ?? new Map<RoomId, number>();
      heads.set(user_id, rooms.set(room_id, rev));
    }
    return heads;
  }

  /** Who is in which room, by the change that said so. */
  passages(): Database['passages'] {
    const passages: Record<RoomId, Passage[]> = {};
    for (const { room_id, user_id, rev, state } of this.#all<MemberRow>('select * from members'))
      (passages[room_id] ??= []).push({ user: user_id, rev, state });
    return passages;
  }

  /** Everything in these rooms, as of one moment. */
  rooms(ids: ReadonlySet<RoomId>): readonly StoredRoom[] {
    this.#db.exec('begin');
    const rows = this.#all<RoomRow>('select * from rooms').filter(({ id }) => ids.has(id));
    const rooms = rows.map((row) => this.#room(row));
    this.#db.exec('commit');
    return rooms;
  }

  /** What SQLite itself finds wrong with the file; `ok` if nothing. */
  integrity(): string {
    const rows = this.#all<{ integrity_check: string }>('pragma integrity_check');
    return rows.map(({ integrity_check }) => integrity_check).join('; ');
  }

  close(): void {
    this.#db.close();
  }

  #room(row: RoomRow): StoredRoom {
    const members = this.#all<MemberRow>('select * from members where room_id = ?', row.id);
    const messages = this.#all<MessageRow>('select * from messages where room_id = ? order by seq', row.id);
    const reactions = this.#reactions(row.id);
    return {
      room: roomOf(row),
      head: { seq: row.seq, rev: row.rev },
      members: members.map(({ user_id, rev, role, state, read_seq }) => ({
        user: user_id,
        rev,
        role,
        state,
        read: read_seq,
      })),
      messages: messages.map((message) => messageOf(message, reactions.get(message.seq) ?? [])),
    };
  }

  /** By seq, in order of emoji, their users in order of id. */
  #reactions(room: RoomId): ReadonlyMap<number, Message['reactions']> {
    const bySeq = new Map<number, { emoji: string; users: UserId[] }[]>();
    // SQLite compares text by its bytes, as clients do by code unit: for emoji of one plane that is the same order.
    const rows = this.#all<ReactionRow>(
      'select seq, emoji, user_id from reactions where room_id = ? and is_on = 1 order by seq, emoji, user_id',
      room,
    );
    for (const { seq, emoji, user_id } of rows) {
      const groups = bySeq.get(seq) ?? [];
      bySeq.set(seq, groups);
      const last = groups.at(-1);
      if (last?.emoji === emoji) last.users.push(user_id);
      else groups.push({ emoji, users: [user_id] });
    }
    return bySeq;
  }

  #all<T>(sql: string, ...values: string[]): T[] {
    // The types of rows are those of the schema, which SQLite can't tell.
    return this.#db.prepare(sql).all(...values) as T[];
  }
}

const roomOf = (row: RoomRow): Room => ({
  id: row.id,
  rev: row.own_rev,
  kind: row.kind,
  name: row.name,
  topic: row.topic,
  createdAt: row.created_at,
  createdBy: row.created_by,
  ...(row.people !== null && { people: JSON.parse(row.people) }),
});

const messageOf = (row: MessageRow, reactions: Message['reactions']): Message => ({
  seq: row.seq,
  rev: row.rev,
  id: row.id,
  author: row.author_id,
  ...(row.alias !== null && { alias: row.alias }),
  text: row.text,
  at: row.at,
  ...(row.edited_at !== null && { editedAt: row.edited_at }),
  ...(row.deleted === 1 && { deleted: true }),
  reactions,
});
