import { limits, type Room, type RoomId, type ThreadSummary } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { done, refusals, threadKey, withReplies } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { headOf, homeOf, isJoined, isThread, roomOf } from '../rooms.ts';
import { bodiesOf, bodyOf, type MemoryRoom } from '../state.ts';
import { silenced } from './rights.ts';

export function openThread(
  draft: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'openThread'>,
): WriteResult<'openThread'> {
  const { state } = draft;
  if (isThread(room)) return refusals.notInThread;
  if (!isJoined(room, write.actor)) return refusals.notJoined;
  const key = threadKey(write.room, write.seq);
  const known = [...state.rooms.values()].find((other) => other.key === key);
  if (known) return done<'openThread'>({ room: roomOf(known), head: headOf(known) });
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
  draft: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'updateThread'>,
): WriteResult<'updateThread'> {
  const now = roomOf(room);
  if (!now.parent) return refusals.noThread;
  const home = homeOf(draft.state, room);
  if (!isJoined(home, write.actor)) return refusals.notJoined;
  const refused = silenced(draft.state, home, write);
  if (refused) return refused;
  const { resolved: before = false, ...rest } = now;
  const { name = now.name, resolved = before } = write;
  if (name === now.name && resolved === before) return done<'updateThread'>({ room: now });
  const next = { ...rest, name, ...(resolved && { resolved: true as const }) };
  const rev = draft.change(write.room, (at) => ({ kind: 'room', rev: at, room: { ...next, rev: at } }));
  draft.touchedThreads.add(write.room);
  return done<'updateThread'>({ room: { ...next, rev } });
}

/** Tells the room of a thread what its root says of it now. */
export function tellSummary(draft: MemoryDraft, id: RoomId): void {
  const room = draft.room(id);
  const thread = roomOf(room);
  if (!thread.parent) return;
  const { seq, room: parent } = thread.parent;
  const replies = bodiesOf(room).filter(({ deleted }) => !deleted);
  const summary: ThreadSummary = {
    room: id,
    ...withReplies({ count: 0, people: [] }, replies, limits.threadPeople),
    ...(thread.name !== '' && { name: thread.name }),
    ...(thread.resolved && { resolved: true }),
  };
  draft.change(parent, (rev) => ({ kind: 'thread', rev, seq, thread: summary }));
}
