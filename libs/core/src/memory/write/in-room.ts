import type { MessageWrite, ModerationWrite, RoomWrite, WriteOf, WriteResult } from '../../ports.ts';
import { refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { homeOf, isJoined, isThread } from '../rooms.ts';
import { bodyOf, type MemoryRoom } from '../state.ts';
import { purge } from './bans.ts';
import { join, part } from './members.ts';
import { deleteMessage, edit, pin, react, read, send, sentBefore } from './messages.ts';
import { mute, setRole } from './moderation.ts';
import { report } from './reports.ts';
import { hurried, hushed, leadsRoom, silenced } from './rights.ts';
import { updateRoom } from './rooms.ts';
import { openThread, updateThread } from './threads.ts';

type InRoom = Exclude<
  WriteOf<(RoomWrite | MessageWrite | ModerationWrite)['kind']>,
  WriteOf<'createRoom' | 'ban' | 'unban' | 'resolveReport'>
>;

/** A write that takes place in a room that is there, by who has the standing for it. */
export function inRoom(draft: MemoryDraft, write: InRoom): WriteResult {
  const { state } = draft;
  if (write.kind === 'send') {
    const again = sentBefore(state, write);
    if (again) return again;
  }
  const room = state.rooms.get(write.room);
  if (!room) return refusals.noRoom;
  if (write.kind === 'report') return report(draft, room, write);
  if (write.kind === 'purge') return purge(draft, room, write);
  if (write.kind === 'openThread') return openThread(draft, room, write);
  if (write.kind === 'updateThread') return updateThread(draft, room, write);
  if (isThread(room) && !goesInThread(write)) return refusals.notInThread;
  const isIn = isJoined(write.kind === 'read' ? room : homeOf(state, room), write.actor);
  switch (write.kind) {
    case 'join':
      return isThread(room) && !isIn ? refusals.notJoined : join(draft, room, write);
    case 'part':
      return write.user === write.actor || isIn || leadsRoom(state, room, write.actor)
        ? part(draft, room, write)
        : refusals.notJoined;
    case 'send':
    case 'edit':
    case 'react':
    case 'pin':
    case 'read':
      return isIn ? asMember(draft, room, write) : refusals.notJoined;
    default:
      return isIn || leadsRoom(state, room, write.actor) ? inOrder(draft, room, write) : refusals.notJoined;
  }
}

/** What a room has for all of it, a thread has of its room; and nobody puts others in or out. */
function goesInThread(write: InRoom): boolean {
  switch (write.kind) {
    case 'updateRoom':
    case 'setRole':
    case 'mute':
    case 'pin':
      return false;
    case 'join':
      return write.users.every((user) => user === write.actor);
    case 'part':
      return write.user === write.actor && write.state === 'left';
    default:
      return true;
  }
}

function inOrder(
  draft: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'updateRoom' | 'delete' | 'setRole' | 'mute'>,
): WriteResult {
  switch (write.kind) {
    case 'updateRoom':
      return updateRoom(draft, room, write);
    case 'delete':
      return onMessage(draft, room, write);
    case 'setRole':
      return setRole(draft, room, write);
    case 'mute':
      return mute(draft, room, write);
  }
}

function asMember(
  draft: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'send' | 'edit' | 'react' | 'pin' | 'read'>,
): WriteResult {
  const { state } = draft;
  const home = homeOf(state, room);
  switch (write.kind) {
    case 'send':
      return silenced(state, home, write) ?? hurried(state, home, write) ?? send(draft, room, write);
    case 'read':
      return read(draft, room, write);
    case 'edit':
    case 'pin':
      return silenced(state, home, write) ?? onMessage(draft, room, write);
    case 'react':
      return hushed(home, write) ?? onMessage(draft, room, write);
  }
}

function onMessage(
  draft: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'edit' | 'delete' | 'react' | 'pin'>,
): WriteResult {
  const body = bodyOf(room, write.seq);
  if (!body) return refusals.noMessage;
  if (write.kind === 'delete') return deleteMessage(draft, write.room, body);
  if (body.deleted) return refusals.noMessage;
  switch (write.kind) {
    case 'edit':
      return edit(draft, room, write, body);
    case 'react':
      return react(draft, room, write, body);
    case 'pin':
      return pin(draft, room, write, body);
  }
}
