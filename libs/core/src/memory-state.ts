import type {
  AuditEntry,
  Change,
  FileId,
  InviteId,
  MessageBody,
  MessageId,
  Report,
  RoomId,
  TokenId,
  User,
  UserId,
} from '@parley/events';
import type { SecretHash } from './ports.ts';
import type { MemoryRecovery } from './memory-access.ts';
import type { MemoryInvite } from './memory-invites.ts';
import type { MemoryToken } from './memory-tokens.ts';
import type { MemoryFile } from './memory-uploads.ts';
import type { LiveSession, SessionId, WriteAnswers, WriteKind } from './ports.ts';
import { facet } from './store-rules.ts';

type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

/** A room is its facets, each in its state now. */
export interface MemoryRoom {
  readonly key: string | undefined;
  readonly seq: number;
  readonly rev: number;
  readonly facets: Map<string, Change>;
  readonly reads: Map<UserId, number>;
  /** When who spoke last while the room was in slow mode. */
  readonly spoke: Map<UserId, number>;
}

/** A message as it was sent: what a repetition of the send is compared with, and its answer. */
export interface Sent {
  readonly room: RoomId;
  readonly author: UserId;
  readonly text: string;
  /** As `filesKey` makes it. */
  readonly files: string;
  readonly answer: WriteAnswers['send'];
}

export interface MemoryUser {
  readonly user: User;
  readonly nameKey: string;
  readonly handleKey?: string | undefined;
  /** The hash of who can sign in. */
  readonly password?: string | undefined;
}

export interface MemoryState {
  readonly users: Map<UserId, MemoryUser>;
  readonly sessions: Map<SessionId, Omit<LiveSession, 'id' | 'user'> & { readonly user: UserId }>;
  readonly tokens: Map<TokenId, MemoryToken>;
  /** Who has gone and whose messages are to be removed. */
  readonly removals: Set<UserId>;
  /** What people set for themselves, as JSON by key. */
  readonly preferences: Map<UserId, Map<string, string>>;
  readonly invites: Map<InviteId, MemoryInvite>;
  readonly recoveries: Map<SecretHash, MemoryRecovery>;
  readonly rooms: Map<RoomId, MemoryRoom>;
  readonly sent: Map<MessageId, Sent>;
  readonly files: Map<FileId, MemoryFile>;
  readonly operations: Map<string, { readonly content: string; readonly answer: WriteAnswers[WriteKind] }>;
  readonly audit: AuditEntry[];
  /** In order of id, from 1. */
  readonly reports: Report[];
  /** By user and room. */
  readonly purges: Map<string, MemoryPurge>;
}

/** Messages of a user in a room that are still to be deleted: after `done`, up to `last`. */
export interface MemoryPurge {
  readonly room: RoomId;
  readonly user: UserId;
  readonly askedBy: UserId;
  readonly done: number;
  readonly last: number;
}

export const emptyState = (): MemoryState => ({
  users: new Map(),
  sessions: new Map(),
  tokens: new Map(),
  removals: new Set(),
  preferences: new Map(),
  invites: new Map(),
  recoveries: new Map(),
  rooms: new Map(),
  sent: new Map(),
  files: new Map(),
  operations: new Map(),
  audit: [],
  reports: [],
  purges: new Map(),
});

/** All facets of one kind, in the order in which they first came to be. */
export function facets<K extends Change['kind']>(room: MemoryRoom, kind: K): readonly ChangeOf<K>[] {
  const isKind = (change: Change): change is ChangeOf<K> => change.kind === kind;
  return [...room.facets.values()].filter(isKind);
}

export function facetOf<K extends Change['kind']>(
  room: MemoryRoom,
  kind: K,
  key: string,
): ChangeOf<K> | undefined {
  const isKind = (change: Change): change is ChangeOf<K> => change.kind === kind;
  const found = room.facets.get(key);
  return found && isKind(found) ? found : undefined;
}

export const bodyOf = (room: MemoryRoom, seq: number): MessageBody | undefined =>
  facetOf(room, 'message', facet.message(seq))?.message;

/** Who has a session that is good at `now`. */
export const liveUsers = (state: MemoryState, now: number): ReadonlySet<UserId> =>
  new Set([...state.sessions.values()].filter(({ expiresAt }) => expiresAt > now).map(({ user }) => user));
