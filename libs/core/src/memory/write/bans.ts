import type { UserId } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { byCodeUnit, done, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { bodyOf, type MemoryRoom } from '../state.ts';
import { eraseMessage } from './messages.ts';
import { askPurge, purgeKey } from './purges.ts';

export function ban(
  draft: MemoryDraft,
  { user: id, purge: purges, actor, at }: WriteOf<'ban'>,
): WriteResult<'ban'> {
  const { state } = draft;
  const known = state.users.get(id);
  if (!known || !state.users.has(actor)) return refusals.noUser;
  const { user } = known;
  const banned = user.gone ? user : draft.changeUser(known, { ...user, gone: 'banned' }, at);
  if (banned !== user) endAll(draft, id);
  if (purges) for (const room of state.rooms.keys()) askPurge(state, { room, user: id, askedBy: actor });
  return done<'ban'>({ user: banned });
}

export function unban(draft: MemoryDraft, { user: id, at }: WriteOf<'unban'>): WriteResult<'unban'> {
  const known = draft.state.users.get(id);
  if (!known) return refusals.noUser;
  const { gone, ...here } = known.user;
  const user = gone === 'banned' ? draft.changeUser(known, here, at) : known.user;
  return done<'unban'>({ user });
}

function endAll(draft: MemoryDraft, user: UserId): void {
  const { state } = draft;
  const sessions = [...state.sessions].filter(([, session]) => session.user === user).map(([id]) => id);
  const tokens = [...state.tokens.values()].filter(({ bot }) => bot === user);
  for (const id of sessions) state.sessions.delete(id);
  for (const { id } of tokens) state.tokens.delete(id);
  const ended = [...sessions, ...tokens.map(({ session }) => session)];
  for (const session of ended.sort(byCodeUnit)) draft.endSession(session, 'banned', user);
}

/** Deletes the step's messages, and notes how far the purge is. */
export function purge(
  draft: MemoryDraft,
  room: MemoryRoom,
  { room: id, user, seqs, to }: WriteOf<'purge'>,
): WriteResult<'purge'> {
  const { purges } = draft.state;
  for (const seq of seqs) {
    const body = bodyOf(room, seq);
    if (body?.author === user && !body.deleted) eraseMessage(draft, id, seq);
  }
  const key = purgeKey({ user, room: id });
  const open = purges.get(key);
  if (open && to >= open.last) purges.delete(key);
  else if (open) purges.set(key, { ...open, done: Math.max(open.done, to) });
  return done<'purge'>({});
}
