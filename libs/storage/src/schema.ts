import type { Epoch, Member, MessageId, OpId, Room, RoomId, User, UserId } from '@parley/events';
import type { SessionId } from '@parley/core';
import type { Selectable } from 'kysely';

/**
 * The tables as the newest migration leaves them, in columns that SQLite and Postgres both have. Truth values are 0 and
 * 1, times milliseconds since 1970-01-01T00:00:00Z.
 */
export interface Schema {
  /** One row, with id 1. */
  readonly meta: { id: number; schema_version: number; epoch: Epoch };
  readonly users: {
    id: UserId;
    kind: User['kind'];
    name: string;
    /** Equal for names that look alike. */
    name_key: string;
    /** For search without regard to case. */
    name_folded: string;
    changed_at: number;
  };
  readonly sessions: { id: SessionId; user_id: UserId; created_at: number; expires_at: number };
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
  };
  readonly members: {
    room_id: RoomId;
    user_id: UserId;
    role: Member['role'];
    state: Member['state'];
    rev: number;
    read_seq: number;
  };
  readonly messages: {
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
  };
  readonly reactions: {
    room_id: RoomId;
    seq: number;
    emoji: string;
    user_id: UserId;
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
  /** Always empty: written to and emptied in one transaction, to see whether the disk takes anything. */
  readonly probe: { filler: string };
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
