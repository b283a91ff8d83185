import type { Change, MessageBody, MessageId, RoomId, User, UserId } from '@parley/events';
import type { SessionId, WriteAnswers, WriteKind } from './ports.ts';
import { facet } from './store-rules.ts';

type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

/** A room is its facets, each in its state now. */
export interface MemoryRoom {
  readonly key: string | undefined;
  readonly seq: number;
  readonly rev: number;
  readonly facets: Map<string, Change>;
  readonly reads: Map<UserId, number>;
}

/** A message as it was sent: what a repetition of the send is compared with, and its answer. */
export interface Sent {
  readonly room: RoomId;
  readonly author: UserId;
  readonly text: string;
  readonly answer: WriteAnswers['send'];
}

export interface MemoryState {
  readonly users: Map<UserId, { readonly user: User; readonly nameKey: string }>;
  readonly sessions: Map<
    SessionId,
    { readonly user: UserId; readonly createdAt: number; readonly expiresAt: number }
  >;
  readonly rooms: Map<RoomId, MemoryRoom>;
  readonly sent: Map<MessageId, Sent>;
  readonly operations: Map<string, { readonly content: string; readonly answer: WriteAnswers[WriteKind] }>;
}

export const emptyState = (): MemoryState => ({
  users: new Map(),
  sessions: new Map(),
  rooms: new Map(),
  sent: new Map(),
  operations: new Map(),
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
