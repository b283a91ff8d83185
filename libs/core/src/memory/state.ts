import type {
  AuditEntry,
  Change,
  FileId,
  Invite,
  InviteId,
  MessageBody,
  MessageId,
  Report,
  RoomId,
  SharedFile,
  Token,
  TokenId,
  User,
  UserId,
} from '@parley/events';
import type { LiveSession, SecretHash, SessionId, WriteAnswers, WriteKind } from '../ports.ts';
import { facet } from '../store-rules.ts';

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

export interface MemoryToken extends Omit<Token, 'expiresAt'> {
  readonly session: SessionId;
  readonly expiresAt?: number | undefined;
}

export interface MemoryInvite extends Invite {
  readonly secret: SecretHash;
}

export interface MemoryRecovery {
  readonly user: UserId;
  readonly kind: 'code' | 'link';
  readonly expiresAt?: number | undefined;
}

/** A file and whose it is; `place` once a message has it. */
export interface MemoryFile {
  readonly file: Omit<SharedFile, 'alt'>;
  readonly owner: UserId;
  readonly at: number;
  readonly place: { readonly room: RoomId; readonly seq: number } | undefined;
}

/** Messages of a user in a room that are still to be deleted: after `done`, up to `last`. */
export interface MemoryPurge {
  readonly room: RoomId;
  readonly user: UserId;
  readonly askedBy: UserId;
  readonly done: number;
  readonly last: number;
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

/** A room's messages in order of seq. */
export const bodiesOf = (room: MemoryRoom): MessageBody[] =>
  facets(room, 'message')
    .map(({ message }) => message)
    .sort((a, b) => a.seq - b.seq);
