import { leads, type UserId } from '@parley/events';
import type { Write, WriteOf, WriteResult } from '../../ports.ts';
import { muted, refusals, tooSoon } from '../../store-rules.ts';
import { homeOf, memberOf, roomOf } from '../rooms.ts';
import type { MemoryRoom, MemoryState } from '../state.ts';

type Refused = Extract<WriteResult, { ok: false }>;
type Acting = Pick<Write, 'actor' | 'at'>;

/** Does the user lead the room: as its moderator, or as an admin who can read it? */
export function leadsRoom(state: MemoryState, of: MemoryRoom, user: UserId): boolean {
  const actor = state.users.get(user)?.user;
  const room = homeOf(state, of);
  const membership = memberOf(room, user);
  if (!actor) return false;
  return leads(actor, {
    room: { kind: roomOf(room).kind, builtIn: false },
    ...(membership && { membership }),
  });
}

/** Why a member can't even react in the room at that time, if they can't. */
export function hushed(room: MemoryRoom, { actor, at }: Acting): Refused | undefined {
  if (roomOf(room).archived) return refusals.archived;
  const until = memberOf(room, actor)?.mutedUntil ?? 0;
  return until > at ? muted(until, at) : undefined;
}

/** Why a member can't say anything in the room at that time, if they can't. */
export function silenced(state: MemoryState, room: MemoryRoom, acting: Acting): Refused | undefined {
  const isClosed = roomOf(room).readOnly && !leadsRoom(state, room, acting.actor);
  return hushed(room, acting) ?? (isClosed ? refusals.readOnly : undefined);
}

/** Why a member has to wait before the next message, if they have to. */
export function hurried(
  state: MemoryState,
  room: MemoryRoom,
  { actor, at, asMember }: WriteOf<'send'>,
): Refused | undefined {
  const seconds = roomOf(room).slowModeSeconds;
  if (seconds === undefined) return undefined;
  const spoke = room.spoke.get(actor);
  const isFree = spoke === undefined || (!asMember && leadsRoom(state, room, actor));
  return isFree ? undefined : tooSoon(seconds, spoke, at);
}
