import {
  limits,
  LOBBY_GUEST,
  type Mention,
  type Room,
  type RoomId,
  type ThreadSummary,
  type UserId,
} from '@parley/events';
import { memberIn, type MemoryDraft, silenced } from './memory-moderation.ts';
import { bodyOf, facetOf, facets, type MemoryRoom, type MemoryState } from './memory-state.ts';
import type { WriteOf, WriteResult } from './ports.ts';
import { byCodeUnit, done, facet, refusals, threadKey, withReplies } from './store-rules.ts';


/** What threads need of a commit, besides. */
export interface ThreadDraft extends MemoryDraft {
  /** A room without members, to be filled in by changes. */
  readonly addRoom: (id: RoomId, key: string) => void;
  readonly follow: (thread: RoomId, user: UserId, read?: number) => void;
  /** What the root tells of the thread is another now. */
  readonly touch: (thread: RoomId) => void;
}

const described = (room: MemoryRoom): Room | undefined => facetOf(room, 'room', facet.room)?.room;

export const isThread = (room: MemoryRoom): boolean => described(room)?.parent !== undefined;

/** The room whose members decide: of a thread the one that it belongs to. */
export function homeOf({ rooms }: MemoryState, room: MemoryRoom): MemoryRoom {
  const parent = described(room)?.parent;
  return (parent && rooms.get(parent.room)) ?? room;
}

export function openThread(draft: ThreadDraft, room: MemoryRoom, write: WriteOf<'openThread'>): WriteResult {
  const { state } = draft;
  if (isThread(room)) return refusals.notInThread;
  if (memberIn(room, write.actor)?.state !== 'joined') return refusals.notJoined;
  const key = threadKey(write.room, write.seq);
  const known = [...state.rooms.values()].find((other) => other.key === key);
  const thread = known && described(known);
  if (thread) return done<'openThread'>({ room: thread, head: { seq: known.seq, rev: known.rev } });
  const refused = silenced(state, room, write);
  if (refused) return refused;
  const root = bodyOf(room, write.seq);
  if (!root || root.deleted) return refusals.noMessage;
  if (state.rooms.has(write.thread)) return refusals.idTaken;
  const made: Room = {
    id: write.thread,
    rev: 1,
    kind: 'thread',
    name: '',
    topic: '',
    createdAt: write.at,
    createdBy: write.actor,
    parent: { room: write.room, seq: write.seq },
  };
  draft.addRoom(write.thread, key);
  draft.change(write.thread, (rev) => ({ kind: 'room', rev, room: made }));
  return done<'openThread'>({ room: made, head: { seq: 0, rev: 1 } });
}

export function updateThread(
  draft: ThreadDraft,
  room: MemoryRoom,
  write: WriteOf<'updateThread'>,
): WriteResult {
  const now = described(room);
  if (!now?.parent) return refusals.noThread;
  const home = homeOf(draft.state, room);
  if (memberIn(home, write.actor)?.state !== 'joined') return refusals.notJoined;
  const refused = silenced(draft.state, home, write);
  if (refused) return refused;
  const { resolved: before = false, ...rest } = now;
  const { name = now.name, resolved = before } = write;
  if (name === now.name && resolved === before) return done<'updateThread'>({ room: now });
  const next = { ...rest, name, ...(resolved && { resolved: true as const }) };
  const rev = draft.change(write.room, (at) => ({ kind: 'room', rev: at, room: { ...next, rev: at } }));
  draft.touch(write.room);
  return done<'updateThread'>({ room: { ...next, rev } });
}

/** Who is to follow a thread because of a message in it: its author, with the first the root's, and whom it mentions. */
export function joinByMessage(
  draft: ThreadDraft,
  id: RoomId,
  message: {
    readonly author?: UserId;
    readonly seq: number;
    readonly mentions: readonly Mention[] | undefined;
  },
): void {
  const room = draft.state.rooms.get(id);
  const parent = room && described(room)?.parent;
  if (!room || !parent) return;
  const home = homeOf(draft.state, room);
  const root =
    message.seq === 1 && message.author !== undefined ? bodyOf(home, parent.seq)?.author : undefined;
  const called = (message.mentions ?? []).flatMap((mention) => ('user' in mention ? mention.user : []));
  for (const user of [message.author, root, ...called])
    if (user !== undefined && user !== LOBBY_GUEST && memberIn(home, user)?.state === 'joined')
      draft.follow(id, user, message.seq - 1);
}

/** The threads of a room in which the user has a row as a member, in order of id. */
export const threadsWith = ({ rooms }: MemoryState, parent: RoomId, user: UserId): readonly RoomId[] =>
  [...rooms]
    .filter(([, room]) => described(room)?.parent?.room === parent && memberIn(room, user) !== undefined)
    .map(([id]) => id)
    .sort(byCodeUnit);

/** The thread that makes room for another one that the user is to follow: the one opened first, if they follow as many as fit. */
export function threadToLeave({ rooms }: MemoryState, user: UserId): RoomId | undefined {
  const followed = [...rooms.values()]
    .flatMap((room) => (memberIn(room, user)?.state === 'joined' ? (described(room) ?? []) : []))
    .filter(({ parent }) => parent !== undefined)
    .sort((a, b) => a.createdAt - b.createdAt || byCodeUnit(a.id, b.id));
  return followed.length < limits.threadsPerUser ? undefined : followed[0]?.id;
}

/** Tells the room of a thread what its root says of it now. */
export function tellSummary(draft: MemoryDraft, id: RoomId): void {
  const room = draft.state.rooms.get(id);
  const thread = room && described(room);
  if (!room || !thread?.parent) return;
  const { seq, room: parent } = thread.parent;
  const replies = facets(room, 'message')
    .flatMap(({ message }) => (message.deleted ? [] : message))
    .sort((a, b) => a.seq - b.seq);
  const summary: ThreadSummary = {
    room: id,
    ...withReplies({ count: 0, people: [] }, replies, limits.threadPeople),
    ...(thread.name !== '' && { name: thread.name }),
    ...(thread.resolved && { resolved: true }),
  };
  draft.change(parent, (rev) => ({ kind: 'thread', rev, seq, thread: summary }));
}
