import { limits, type UserId } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { done, isSpent, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { countUse, goodInvite, roomsToJoin } from '../invites.ts';
import type { MemoryRecovery, MemoryState } from '../state.ts';
import { joinOne } from './members.ts';
import { closeSessions, keepSession } from './sessions.ts';

export function createInvite(
  { state: { invites, users } }: MemoryDraft,
  { invite, actor, at }: WriteOf<'createInvite'>,
): WriteResult<'createInvite'> {
  if (!users.has(actor)) return refusals.noUser;
  for (const known of [...invites.values()]) if (isSpent(known, at)) invites.delete(known.id);
  if (invites.size >= limits.invites) return refusals.tooManyInvites;
  if (invites.has(invite.id)) return refusals.idTaken;
  const { uses, expiresAt, ...rest } = invite;
  invites.set(invite.id, {
    ...rest,
    createdAt: at,
    createdBy: actor,
    used: 0,
    ...(uses !== undefined && { uses }),
    ...(expiresAt !== undefined && { expiresAt }),
  });
  return done<'createInvite'>({});
}

export const revokeInvite = (
  { state }: MemoryDraft,
  { invite }: WriteOf<'revokeInvite'>,
): WriteResult<'revokeInvite'> =>
  state.invites.delete(invite) ? done<'revokeInvite'>({}) : refusals.noInvite;

export function acceptInvite(
  draft: MemoryDraft,
  { invite: secret, actor, at }: WriteOf<'useInvite'>,
): WriteResult<'useInvite'> {
  const { state } = draft;
  const user = state.users.get(actor)?.user;
  if (!user || user.gone) return refusals.noUser;
  const invite = goodInvite(state, secret, at);
  if (!invite) return refusals.noInvite;
  const rooms = roomsToJoin(state, invite, actor);
  for (const room of rooms) joinOne(draft, room, actor, 'member');
  if (rooms.length > 0) countUse(state, invite);
  return done<'useInvite'>({ rooms });
}

export function setRecoveryCodes(
  { state }: MemoryDraft,
  { actor, proof, codes }: WriteOf<'setRecoveryCodes'>,
): WriteResult<'setRecoveryCodes'> {
  if (state.users.get(actor)?.password !== proof) return refusals.proofOutdated;
  forget(state, actor, 'code');
  for (const code of codes) state.recoveries.set(code, { user: actor, kind: 'code' });
  return done<'setRecoveryCodes'>({});
}

export function createRecovery(
  { state }: MemoryDraft,
  { actor, user, secret, expiresAt }: WriteOf<'createRecovery'>,
): WriteResult<'createRecovery'> {
  const known = state.users.get(user);
  if (!known || !state.users.has(actor)) return refusals.noUser;
  const { role, gone } = known.user;
  if (gone || role === 'guest' || role === 'bot') return refusals.notRegistered;
  forget(state, user, 'link');
  state.recoveries.set(secret, { user, kind: 'link', expiresAt });
  return done<'createRecovery'>({});
}

export function recover(
  draft: MemoryDraft,
  { secret, password, session, at }: WriteOf<'recover'>,
): WriteResult<'recover'> {
  const { state } = draft;
  const recovery = state.recoveries.get(secret);
  const known = recovery && state.users.get(recovery.user);
  if (!known || known.user.gone || (recovery.expiresAt ?? at + 1) <= at) return refusals.noRecovery;
  state.recoveries.delete(secret);
  forget(state, recovery.user, 'link');
  state.users.set(recovery.user, { ...known, password });
  closeSessions(draft, recovery.user);
  keepSession(draft, recovery.user, session, at);
  return done<'recover'>({ user: known.user });
}

function forget({ recoveries }: MemoryState, of: UserId, what: MemoryRecovery['kind']): void {
  for (const [secret, { user, kind }] of [...recoveries])
    if (user === of && kind === what) recoveries.delete(secret);
}
