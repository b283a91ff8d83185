import { type Change, leads, type Member, type RoomId, type UserId } from '@parley/events';
import { facetOf, type MemoryRoom, type MemoryState } from './memory-state.ts';
import type { Write, WriteOf, WriteResult } from './ports.ts';
import { done, facet, muted, refusals, tooSoon } from './store-rules.ts';

type Refused = Extract<WriteResult, { ok: false }>;

/** What writes of a domain work with: the state, and the room's next rev for a new state of one of its facets. */
export interface MemoryDraft {
  readonly state: MemoryState;
  change(room: RoomId, make: (rev: number) => Change): number;
}

export const memberIn = (room: MemoryRoom, user: UserId): Member | undefined =>
  facetOf(room, 'member', facet.member(user))?.member;

/** Does the user lead the room: as its moderator, or as an admin who can read it? */
export function leadsRoom({ users, rooms }: MemoryState, of: MemoryRoom, user: UserId): boolean {
  const actor = users.get(user)?.user;
  const parent = facetOf(of, 'room', facet.room)?.room.parent;
  const room = (parent && rooms.get(parent.room)) ?? of;
  const kind = facetOf(room, 'room', facet.room)?.room.kind;
  const membership = memberIn(room, user);
  if (!actor || !kind) return false;
  return leads(actor, { room: { kind, builtIn: false }, ...(membership && { membership }) });
}

type Acting = Pick<Write, 'actor' | 'at'>;

/** Why a member can't even react in the room at that time, if they can't. */
export function hushed(room: MemoryRoom, { actor, at }: Acting): Refused | undefined {
  if (facetOf(room, 'room', facet.room)?.room.archived) return refusals.archived;
  const until = memberIn(room, actor)?.mutedUntil ?? 0;
  return until > at ? muted(until, at) : undefined;
}

/** Why a member can't say anything in the room at that time, if they can't. */
export function silenced(state: MemoryState, room: MemoryRoom, acting: Acting): Refused | undefined {
  const isReadOnly = facetOf(room, 'room', facet.room)?.room.readOnly;
  const isClosed = isReadOnly && !leadsRoom(state, room, acting.actor);
  return hushed(room, acting) ?? (isClosed ? refusals.readOnly : undefined);
}

/** Why a member has to wait before the next message, if they have to. */
export function hurried(
  state: MemoryState,
  room: MemoryRoom,
  { actor, at, asMember }: WriteOf<'send'>,
): Refused | undefined {
  const seconds = facetOf(room, 'room', facet.room)?.room.slowModeSeconds;
  if (seconds === undefined) return undefined;
  const spoke = room.spoke.get(actor);
  const isFree = spoke === undefined || (!asMember && leadsRoom(state, room, actor));
  return isFree ? undefined : tooSoon(seconds, spoke, at);
}

export function setRole(draft: MemoryDraft, room: MemoryRoom, write: WriteOf<'setRole'>): WriteResult {
  const member = memberIn(room, write.user);
  if (member?.state !== 'joined') return refusals.noMember;
  if (member.role === write.role) return done<'setRole'>({ rev: member.rev });
  return done<'setRole'>({ rev: put(draft, write.room, { ...member, role: write.role }) });
}

export function mute(draft: MemoryDraft, room: MemoryRoom, write: WriteOf<'mute'>): WriteResult {
  if (write.until !== null && write.until <= write.at) return refusals.muteOver;
  const member = memberIn(room, write.user);
  if (member?.state !== 'joined') return refusals.noMember;
  const { mutedUntil, ...audible } = member;
  if ((mutedUntil ?? null) === write.until) return done<'mute'>({ rev: member.rev });
  const next = write.until === null ? audible : { ...audible, mutedUntil: write.until };
  return done<'mute'>({ rev: put(draft, write.room, next) });
}

const put = (draft: MemoryDraft, room: RoomId, member: Member): number =>
  draft.change(room, (rev) => ({ kind: 'member', rev, member: { ...member, rev } }));
