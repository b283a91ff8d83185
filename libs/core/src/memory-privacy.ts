import { type FileId, LOBBY_GUEST, type MessageBody, type RoomId, type UserId } from '@parley/events';
import type { MemoryDraft } from './memory-moderation.ts';
import { giveUpUnsent } from './memory-uploads.ts';
import { facets, type MemoryRoom } from './memory-state.ts';
import type { SessionId, WriteOf, WriteResult } from './ports.ts';
import { byCodeUnit, done, refusals } from './store-rules.ts';


/** What these writes need of a commit, besides. */
export interface PrivacyDraft extends MemoryDraft {
  empty(room: RoomId, body: MessageBody): void;
  leave(room: RoomId, user: UserId): void;
  readonly end: (session: SessionId) => void;
  changed(user: UserId): void;
  readonly goneFiles: FileId[];
}

const bodies = (room: MemoryRoom): readonly MessageBody[] =>
  facets(room, 'message')
    .map(({ message }) => message)
    .sort((a, b) => a.seq - b.seq);

export function expire(draft: PrivacyDraft, write: WriteOf<'expire'>): WriteResult {
  const room = draft.state.rooms.get(write.room);
  if (!room) return refusals.noRoom;
  let expired = 0;
  for (const body of bodies(room)) {
    if (body.deleted) continue;
    if (body.at >= write.before) break;
    if (expired === write.limit) return done<'expire'>({ expired, more: true });
    draft.empty(write.room, body);
    expired += 1;
  }
  return done<'expire'>({ expired, more: false });
}

export function removeUser(draft: PrivacyDraft, write: WriteOf<'removeUser'>): WriteResult {
  const { user: id, keepName, removeSaid, at } = write;
  const { state } = draft;
  const known = state.users.get(id);
  if (!known || id === LOBBY_GUEST) return refusals.noUser;
  if (known.user.gone === 'deleted') return done<'removeUser'>({});
  const { role, name, changedAt } = known.user;
  const owners = [...state.users.values()].filter(({ user }) => user.role === 'owner' && !user.gone);
  if (role === 'owner' && owners.length === 1) return refusals.lastOwner;
  endAll(draft, id);
  for (const [room] of [...state.rooms].sort(([a], [b]) => byCodeUnit(a, b))) draft.leave(room, id);
  for (const [key, { answer }] of state.operations) {
    const isTold = !keepName && JSON.stringify(answer).includes(`"id":"${id}"`);
    if (key.startsWith(`${id} `) || isTold) state.operations.delete(key);
  }
  for (const invite of state.invites.values()) if (invite.createdBy === id) state.invites.delete(invite.id);
  state.preferences.delete(id);
  giveUpUnsent(state, id, draft.goneFiles);
  for (const [secret, { user }] of state.recoveries) if (user === id) state.recoveries.delete(secret);
  state.users.set(id, {
    user: {
      id,
      changedAt: Math.max(at, changedAt + 1),
      role: 'guest',
      name: keepName ? name : '',
      gone: 'deleted',
    },
    nameKey: `gone:${id}`,
  });
  if (removeSaid) {
    state.removals.add(id);
    for (const [at, report] of state.reports.entries())
      state.reports[at] = {
        ...report,
        text: report.author === id ? '' : report.text,
        reason: report.by === id ? '' : report.reason,
      };
  }
  draft.changed(id);
  return done<'removeUser'>({});
}

function endAll(draft: PrivacyDraft, id: UserId): void {
  const { state } = draft;
  const mine = [...state.sessions].filter(([, { user }]) => user === id).map(([session]) => session);
  for (const session of mine.sort(byCodeUnit)) {
    state.sessions.delete(session);
    draft.end(session);
  }
  const tokens = [...state.tokens.values()].filter(({ bot }) => bot === id);
  for (const token of tokens.sort((a, b) => byCodeUnit(a.id, b.id))) {
    state.tokens.delete(token.id);
    draft.end(token.session);
  }
}

export function removeSaid(draft: PrivacyDraft, write: WriteOf<'removeSaid'>): WriteResult {
  const { room: id, user } = write;
  const room = draft.state.rooms.get(id);
  if (!room) return refusals.noRoom;
  const isMeant = (seq: number): boolean => seq > write.after && seq <= write.to;
  for (const body of bodies(room))
    if (body.author === user && isMeant(body.seq) && !body.deleted) draft.empty(id, body);
  const reactions = facets(room, 'reaction').filter((one) => one.user === user && one.on && isMeant(one.seq));
  for (const { seq, emoji } of [...reactions].sort((a, b) => a.seq - b.seq || byCodeUnit(a.emoji, b.emoji)))
    draft.change(id, (rev) => ({ kind: 'reaction', rev, seq, user, emoji, on: false }));
  return done<'removeSaid'>({ rev: draft.state.rooms.get(id)?.rev ?? room.rev });
}

export function finishRemoval({ state }: PrivacyDraft, { user }: WriteOf<'finishRemoval'>): WriteResult {
  state.removals.delete(user);
  return done<'finishRemoval'>({});
}
