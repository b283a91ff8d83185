import { limits, type Member, type RoomId, type UserId } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { byCodeUnit, done, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { isJoined, isThread, memberOf, roomOf, roomsById } from '../rooms.ts';
import type { MemoryRoom, MemoryState } from '../state.ts';
import { askPurge } from './purges.ts';
import { leadsRoom } from './rights.ts';

export function join(draft: MemoryDraft, room: MemoryRoom, write: WriteOf<'join'>): WriteResult<'join'> {
  const { state } = draft;
  const isLeading = leadsRoom(state, room, write.actor);
  const isInviting = write.users.some((user) => user !== write.actor);
  if (isInviting && !isLeading && !isJoined(room, write.actor)) return refusals.notJoined;
  if (!write.users.every((user) => state.users.has(user))) return refusals.noUser;
  const someRemoved = write.users.some((user) => memberOf(room, user)?.state === 'removed');
  if (write.unlessRemoved && someRemoved) return refusals.wasRemoved;
  if (!isLeading && someRemoved) return refusals.notLeading;
  const added = write.users.filter((user) => joinOne(draft, write.room, user, 'member'));
  return done<'join'>({ rev: draft.room(write.room).rev, added });
}

/** False if the user is in the room already. Who comes in, also again, has nothing unread but what is behind `read`. */
export function joinOne(
  draft: MemoryDraft,
  id: RoomId,
  user: UserId,
  role: Member['role'],
  read = draft.room(id).seq,
): boolean {
  const room = draft.room(id);
  if (isJoined(room, user)) return false;
  const excess = isThread(room) ? threadToLeave(draft.state, user) : undefined;
  if (excess !== undefined) leave(draft, excess, user);
  const before = memberOf(room, user);
  draft.change(id, (rev) => ({
    kind: 'member',
    rev,
    member: { ...before, user, rev, role, state: 'joined' },
  }));
  draft.moveRead(id, user, read);
  return true;
}

/** The thread that makes room for another one that the user is to follow: the one opened first, if they follow as many as fit. */
function threadToLeave({ rooms }: MemoryState, user: UserId): RoomId | undefined {
  const followed = [...rooms.values()]
    .filter((room) => isThread(room) && isJoined(room, user))
    .map(roomOf)
    .sort((a, b) => a.createdAt - b.createdAt || byCodeUnit(a.id, b.id));
  return followed.length < limits.threadsPerUser ? undefined : followed[0]?.id;
}

export function part(draft: MemoryDraft, room: MemoryRoom, write: WriteOf<'part'>): WriteResult<'part'> {
  const { state } = draft;
  const member = memberOf(room, write.user);
  if (!member || (write.state === 'left' && member.state !== 'joined')) return refusals.noMember;
  const { user, purge: purges, actor } = write;
  const threads = threadsWith(state, write.room, user);
  if (purges) for (const id of [write.room, ...threads]) askPurge(state, { room: id, user, askedBy: actor });
  for (const thread of threads) leave(draft, thread, user);
  if (member.state === write.state) return done<'part'>({ rev: member.rev });
  const rev = draft.change(write.room, (next) => ({
    kind: 'member',
    rev: next,
    member: { ...member, rev: next, state: write.state },
  }));
  return done<'part'>({ rev });
}

/** The threads of a room in which the user has a row as a member, in order of id. */
const threadsWith = (state: MemoryState, parent: RoomId, user: UserId): readonly RoomId[] =>
  roomsById(state).flatMap(([id, room]) =>
    roomOf(room).parent?.room === parent && memberOf(room, user) !== undefined ? id : [],
  );

/** Nothing happens where the user is not in the room. */
export function leave(draft: MemoryDraft, id: RoomId, user: UserId): void {
  const room = draft.room(id);
  if (isJoined(room, user))
    part(draft, room, { kind: 'part', actor: user, at: 0, room: id, user, state: 'left' });
}
