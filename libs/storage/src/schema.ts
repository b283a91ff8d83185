import type {
  Epoch,
  FileId,
  InviteId,
  Member,
  MessageId,
  OpId,
  ReportOutcome,
  Room,
  RoomId,
  TokenId,
  User,
  UserId,
} from '@parley/events';
import type { SecretHash, SessionId } from '@parley/core';
import type { Generated, Selectable } from 'kysely';

/**
 * The tables as the newest migration leaves them, in columns that SQLite and Postgres both have. Truth values are 0 and
 * 1, times milliseconds since 1970-01-01T00:00:00Z.
 */
export interface Schema {
  /** One row, with id 1. */
  readonly meta: {
    id: number;
    schema_version: number;
    epoch: Epoch;
    /** The rule by which name_key, handle_key and the keys of channels were made. */
    name_rule: Generated<number>;
  };
  readonly users: {
    id: UserId;
    role: User['role'];
    name: string;
    /** Equal for names that look alike. */
    name_key: string;
    /** For search without regard to case, and for the order of lists. */
    name_folded: string;
    changed_at: number;
    handle: string | null;
    /** Equal for handles that look alike; in one space with name_key. */
    handle_key: string | null;
    /** Which picture: the files are called by it. */
    avatar: string | null;
    time_zone: string | null;
    /** As JSON. */
    status: string | null;
    /** Why they are here no more. */
    gone: NonNullable<User['gone']> | null;
  };
  readonly sessions: {
    id: SessionId;
    user_id: UserId;
    created_at: number;
    expires_at: number;
    /** What it was opened with, in few words. */
    device: string | null;
    used_at: number;
  };
  /** Who can sign in. */
  readonly credentials: {
    user_id: UserId;
    /** A hash in PHC format. */
    password: string;
    changed_at: number;
  };
  /** Ways back in for who lost the password; each is used once. */
  readonly recoveries: {
    /** Of the code, or of the link's secret. */
    id: SecretHash;
    user_id: UserId;
    kind: 'code' | 'link';
    created_at: number;
    created_by: UserId;
    expires_at: number | null;
  };
  readonly invites: {
    id: InviteId;
    /** Of the link's secret. */
    token: SecretHash;
    created_at: number;
    created_by: UserId;
    expires_at: number | null;
    /** How often it may be used. */
    uses: number | null;
    used: number;
    /** JSON list of room ids. */
    rooms: string;
  };
  /** A bot's ways in. */
  readonly tokens: {
    id: TokenId;
    /** Hash of its secret: a session that needs no row of its own. */
    session_id: SessionId;
    user_id: UserId;
    name: string;
    /** Separated by spaces. */
    scopes: string;
    created_at: number;
    created_by: UserId;
    expires_at: number | null;
    used_at: number | null;
  };
  /** Who has gone and whose messages are still to be removed. */
  readonly removals: { user_id: UserId };
  /** What people set for themselves. */
  readonly preferences: {
    user_id: UserId;
    key: string;
    /** JSON. */
    value: string;
    /** UTF-16 code units of the value. */
    size: number;
  };
  readonly rooms: {
    id: RoomId;
    kind: Room['kind'];
    /** What makes a channel or a direct room unique. */
    key: string | null;
    name: string;
    name_folded: string;
    topic: string;
    /** JSON list of user ids. */
    people: string | null;
    created_at: number;
    created_by: UserId;
    /** The rev of the room's own facet: name and topic. */
    own_rev: number;
    /** The head. */
    seq: number;
    rev: number;
    /** How many are joined. */
    member_count: number;
    /** 0 where nobody waits. */
    slow_mode_seconds: number;
    read_only: number;
    /** 1 where nobody writes any more. */
    archived: number;
    /** How long messages are kept; null: for ever. */
    retention_days: number | null;
    /** No message up to this one has a text any more, for its age or otherwise. */
    expired_seq: number;
    /** Of a thread: the message it answers. */
    parent_id: RoomId | null;
    parent_seq: number | null;
    /** Of a thread in which all is said. */
    resolved: number;
  };
  /** What messages tell of their threads. */
  readonly threads: {
    room_id: RoomId;
    seq: number;
    thread_id: RoomId;
    count: number;
    last_by: UserId | null;
    last_at: number | null;
    /** JSON list of user ids. */
    people: string;
    name: string;
    resolved: number;
    rev: number;
  };
  readonly members: {
    room_id: RoomId;
    user_id: UserId;
    role: Member['role'];
    state: Member['state'];
    rev: number;
    read_seq: number;
    /** The user's, once more: lists of members are in order of name. */
    name_folded: string;
    muted_until: number | null;
    /** When they spoke last while the room was in slow mode. */
    spoke_at: number | null;
  };
  readonly messages: {
    /** In the order of the commits, in all rooms. */
    number: Generated<number>;
    room_id: RoomId;
    seq: number;
    rev: number;
    id: MessageId;
    author_id: UserId;
    alias: string | null;
    text: string;
    at: number;
    edited_at: number | null;
    deleted: number;
    /** What the send was answered with, and a hash of what was sent, once rev and text are no longer those. */
    first_rev: number | null;
    first_hash: string | null;
    /** JSON; null if it calls nobody. */
    mentions: string | null;
    /** JSON; null if it has none. */
    files: string | null;
  };
  /** What was uploaded; with its place once a message has it. */
  readonly files: {
    id: FileId;
    owner_id: UserId;
    name: string;
    type: string;
    size: number;
    width: number | null;
    height: number | null;
    at: number;
    room_id: RoomId | null;
    seq: number | null;
  };
  /** A row for each person that a message calls, and one for everybody at once. */
  readonly mentions: {
    /** A user's id, or `@here`, or `@room`. */
    called: string;
    room_id: RoomId;
    seq: number;
    author_id: UserId;
  };
  /** An FTS5 table of the pieces of all messages up to the number that its state tells; its rows are known by that number. */
  readonly message_index: {
    rowid: Generated<number>;
    message_index: Generated<string>;
    /** Of a request to the index itself. */
    rank: Generated<number>;
    pieces: Generated<string>;
  };
  /** How FTS5 is set for it. */
  readonly message_index_config: { k: string; v: number };
  /** One row, with id 1. */
  readonly message_index_state: { id: number; indexed: number; folding: string };
  /** For each hour since 1970 the first and the last of the indexed messages that were sent in it. */
  readonly message_hours: { hour: number; first: number; last: number };
  readonly reactions: {
    room_id: RoomId;
    seq: number;
    emoji: string;
    user_id: UserId;
    is_on: number;
    rev: number;
  };
  readonly pins: {
    room_id: RoomId;
    seq: number;
    /** Who pinned it, or took the pin away, and when. */
    user_id: UserId;
    at: number;
    is_on: number;
    rev: number;
  };
  readonly operations: {
    actor_id: UserId;
    op: OpId;
    /** Hash of what was asked for. */
    fingerprint: string;
    /** JSON. */
    answer: string;
    at: number;
  };
  readonly audit: {
    /** In order; given by the database. */
    id: Generated<number>;
    at: number;
    actor_id: UserId;
    action: string;
    /** JSON, as are the details. */
    target: string;
    details: string;
  };
  readonly reports: {
    id: Generated<number>;
    at: number;
    by_id: UserId;
    room_id: RoomId;
    seq: number;
    author_id: UserId;
    /** A copy of the message's, until the report is resolved. */
    text: string;
    reason: string;
    resolved_at: number | null;
    resolved_by: UserId | null;
    outcome: ReportOutcome | null;
  };
  /** Messages that are still to be deleted: those of a user in a room after `done_seq`, up to `last_seq`. */
  readonly purges: {
    user_id: UserId;
    room_id: RoomId;
    asked_by: UserId;
    done_seq: number;
    last_seq: number;
  };
  /** Always empty: written to and emptied in one transaction, to see whether the disk takes anything. */
  readonly probe: { filler: string };
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
