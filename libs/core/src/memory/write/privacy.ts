import { LOBBY_GUEST, type UserId } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { byCodeUnit, done, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { roomsById } from '../rooms.ts';
import { bodiesOf, facets, type MemoryState } from '../state.ts';
import { giveUpUnsent } from './files.ts';
import { leave } from './members.ts';
import { eraseMessage } from './messages.ts';

export function expire(draft: MemoryDraft, write: WriteOf<'expire'>): WriteResult<'expire'> {
  const room = draft.state.rooms.get(write.room);
  if (!room) return refusals.noRoom;
  let expired = 0;
  for (const body of bodiesOf(room)) {
    if (body.deleted) continue;
    if (body.at >= write.before) break;
    if (expired === write.limit) return done<'expire'>({ expired, more: true });
    eraseMessage(draft, write.room, body.seq);
    expired += 1;
  }
  return done<'expire'>({ expired, more: false });
}

export function removeUser(draft: MemoryDraft, write: WriteOf<'removeUser'>): WriteResult<'removeUser'> {
  const { user: id, keepName, removeSaid: removes, at } = write;
  const { state } = draft;
  const known = state.users.get(id);
  if (!known || id === LOBBY_GUEST) return refusals.noUser;
  const { role, name, gone } = known.user;
  if (gone === 'deleted') return done<'removeUser'>({});
  const owners = [...state.users.values()].filter(({ user }) => user.role === 'owner' && !user.gone);
  if (role === 'owner' && owners.length === 1) return refusals.lastOwner;
  endAll(draft, id);
  for (const [room] of roomsById(state)) leave(draft, room, id);
  forgetAnswers(state, id, keepName);
  for (const invite of state.invites.values()) if (invite.createdBy === id) state.invites.delete(invite.id);
  state.preferences.delete(id);
  giveUpUnsent(draft, id);
  for (const [secret, { user }] of state.recoveries) if (user === id) state.recoveries.delete(secret);
  const left = { user: known.user, nameKey: `gone:${id}` };
  draft.changeUser(left, { id, role: 'guest', name: keepName ? name : '', gone: 'deleted' }, at);
  if (removes) {
    state.removals.add(id);
    emptyReports(state, id);
  }
  return done<'removeUser'>({});
}

function endAll(draft: MemoryDraft, id: UserId): void {
  const { state } = draft;
  const mine = [...state.sessions].filter(([, { user }]) => user === id).map(([session]) => session);
  for (const session of mine.sort(byCodeUnit)) {
    state.sessions.delete(session);
    draft.endSession(session, 'removed');
  }
  const tokens = [...state.tokens.values()].filter(({ bot }) => bot === id);
  for (const token of tokens.sort((a, b) => byCodeUnit(a.id, b.id))) {
    state.tokens.delete(token.id);
    draft.endSession(token.session, 'removed');
  }
}

/** What they were answered, and what others were answered of them, if the name is to go. */
function forgetAnswers({ operations }: MemoryState, id: UserId, keepName: boolean): void {
  for (const [key, { answer }] of operations) {
    const isTold = !keepName && JSON.stringify(answer).includes(`"id":"${id}"`);
    if (key.startsWith(`${id} `) || isTold) operations.delete(key);
  }
}

/** Copies of what they said, and what they said of others. */
function emptyReports({ reports }: MemoryState, id: UserId): void {
  for (const [at, report] of reports.entries())
    reports[at] = {
      ...report,
      text: report.author === id ? '' : report.text,
      reason: report.by === id ? '' : report.reason,
    };
}

export function removeSaid(draft: MemoryDraft, write: WriteOf<'removeSaid'>): WriteResult<'removeSaid'> {
  const { room: id, user } = write;
  const room = draft.state.rooms.get(id);
  if (!room) return refusals.noRoom;
  const isMeant = (seq: number): boolean => seq > write.after && seq <= write.to;
  for (const { author, seq, deleted } of bodiesOf(room))
    if (author === user && isMeant(seq) && !deleted) eraseMessage(draft, id, seq);
  const reactions = facets(room, 'reaction').filter((one) => one.user === user && one.on && isMeant(one.seq));
  for (const { seq, emoji } of [...reactions].sort((a, b) => a.seq - b.seq || byCodeUnit(a.emoji, b.emoji)))
    draft.change(id, (rev) => ({ kind: 'reaction', rev, seq, user, emoji, on: false }));
  return done<'removeSaid'>({ rev: draft.room(id).rev });
}

export function finishRemoval(
  { state }: MemoryDraft,
  { user }: WriteOf<'finishRemoval'>,
): WriteResult<'finishRemoval'> {
  state.removals.delete(user);
  return done<'finishRemoval'>({});
}
