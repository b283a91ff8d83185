import type { EndReason, UserId } from '@parley/events';
import type { NewSession, SessionId, WriteOf, WriteResult } from '../../ports.ts';
import { byCodeUnit, done, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';

export function keepSession(
  { state }: MemoryDraft,
  user: UserId,
  { id, expiresAt, device }: NewSession,
  at: number,
): void {
  state.sessions.set(id, { user, createdAt: at, usedAt: at, expiresAt, ...(device && { device }) });
}

export function closeSession(draft: MemoryDraft, session: SessionId, reason: EndReason): void {
  if (draft.state.sessions.delete(session)) draft.endSession(session, reason);
}

/** All of a user, but for one; answers how many there were. */
export function closeSessions(draft: MemoryDraft, of: UserId, but?: SessionId): number {
  const ending = [...draft.state.sessions].filter(([id, { user }]) => user === of && id !== but);
  for (const [id] of ending.sort(([a], [b]) => byCodeUnit(a, b))) closeSession(draft, id, 'signed_out');
  return ending.length;
}

/** Signs a registered user in. */
export function openSession(
  draft: MemoryDraft,
  { user: id, proof, session, replaces, at }: WriteOf<'openSession'>,
): WriteResult<'openSession'> {
  const known = draft.state.users.get(id);
  if (!known) return refusals.noUser;
  if (known.password !== proof || known.user.gone) return refusals.proofOutdated;
  if (replaces) closeSession(draft, replaces, 'signed_out');
  keepSession(draft, id, session, at);
  return done<'openSession'>({ user: known.user });
}

export function setPassword(
  draft: MemoryDraft,
  { user: id, proof, password, endsOthers }: WriteOf<'setPassword'>,
): WriteResult<'setPassword'> {
  const known = draft.state.users.get(id);
  if (!known) return refusals.noUser;
  if (known.password !== proof) return refusals.proofOutdated;
  draft.state.users.set(id, { ...known, password });
  if (endsOthers) closeSessions(draft, id, endsOthers);
  return done<'setPassword'>({});
}

export function extendSession(
  { state }: MemoryDraft,
  { session: id, expiresAt, at }: WriteOf<'extendSession'>,
): WriteResult<'extendSession'> {
  const session = state.sessions.get(id);
  if (!session || session.expiresAt <= at) return refusals.noSession;
  state.sessions.set(id, { ...session, expiresAt, usedAt: at });
  return done<'extendSession'>({ expiresAt });
}

export function endSession(
  draft: MemoryDraft,
  { session }: WriteOf<'endSession'>,
): WriteResult<'endSession'> {
  closeSession(draft, session, 'signed_out');
  return done<'endSession'>({});
}

export const endSessions = (
  draft: MemoryDraft,
  { user, but }: WriteOf<'endSessions'>,
): WriteResult<'endSessions'> => done<'endSessions'>({ ended: closeSessions(draft, user, but) });
