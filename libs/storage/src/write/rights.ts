import type { WriteOf, WriteResult } from '@parley/core';
import { muted, refusals, tooSoon } from '@parley/core/store-rules';
import type { UserId } from '@parley/events';
import { leads } from '@parley/events/policy';
import type { Row } from '../schema.ts';
import type { Draft, DraftRoom } from './draft.ts';

type Refused = Extract<WriteResult, { ok: false }>;

/** Does the user lead the room: as its moderator, or as an admin who can read it? */
export async function leadsRoom(draft: Draft, of: DraftRoom, id: UserId): Promise<boolean> {
  const room = await draft.home(of);
  const actor = await draft.user(id);
  const membership = await draft.member(room, id);
  if (!actor) return false;
  return leads(actor, { room: { kind: room.row.kind, builtIn: false }, ...(membership && { membership }) });
}

/** May the user keep order there, as far as the store checks it again: joined, or leading it from outside? */
export const isInOrLeads = async (draft: Draft, room: DraftRoom, id: UserId): Promise<boolean> =>
  (await draft.isJoined(await draft.home(room), id)) || leadsRoom(draft, room, id);

/** Why a member can't even react in the room at that time, if they can't. */
export function hushed(room: DraftRoom, member: Row<'members'>, at: number): Refused | undefined {
  if (room.row.archived === 1) return refusals.archived;
  const until = member.muted_until ?? 0;
  return until > at ? muted(until, at) : undefined;
}

/** Why a member can't say anything in the room at that time, if they can't. Asks nothing in most rooms. */
export async function silenced(
  draft: Draft,
  room: DraftRoom,
  member: Row<'members'>,
  at: number,
): Promise<Refused | undefined> {
  const isClosed = room.row.read_only === 1 && !(await leadsRoom(draft, room, member.user_id));
  return hushed(room, member, at) ?? (isClosed ? refusals.readOnly : undefined);
}

/** Why a member has to wait before the next message, if they have to. Asks nothing in rooms without slow mode. */
export async function hurried(
  draft: Draft,
  room: DraftRoom,
  member: Row<'members'>,
  { at, asMember }: WriteOf<'send'>,
): Promise<Refused | undefined> {
  const seconds = room.row.slow_mode_seconds;
  if (seconds === 0 || member.spoke_at === null) return undefined;
  if (!asMember && (await leadsRoom(draft, room, member.user_id))) return undefined;
  return tooSoon(seconds, member.spoke_at, at);
}
