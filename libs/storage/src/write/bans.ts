import type { SessionId, WriteOf, WriteResult } from '@parley/core';
import { byCodeUnit, done, nextChange, refusals } from '@parley/core/store-rules';
import type { RoomId, User, UserId } from '@parley/events';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';
import { findMessage } from './message-rows.ts';
import { emptyMessage } from './messages.ts';
import { askPurge } from './purges.ts';

type Gone = { id: UserId; gone: Row<'users'>['gone']; changed_at: number };

const updateGone = statement((db, slot: Slot<Gone>) =>
  db
    .updateTable('users')
    .set({ gone: slot('gone'), changed_at: slot('changed_at') })
    .where('id', '=', slot('id')),
);

const selectSessions = statement((db, slot: Slot<{ user: UserId }>) =>
  db.selectFrom('sessions').select('id').where('user_id', '=', slot('user')),
);

const deleteSessions = statement((db, slot: Slot<{ user: UserId }>) =>
  db.deleteFrom('sessions').where('user_id', '=', slot('user')),
);

const selectTokens = statement((db, slot: Slot<{ user: UserId }>) =>
  db.selectFrom('tokens').select('session_id').where('user_id', '=', slot('user')),
);

const deleteTokens = statement((db, slot: Slot<{ user: UserId }>) =>
  db.deleteFrom('tokens').where('user_id', '=', slot('user')),
);

const selectRooms = statement((db, slot: Slot<{ user: UserId }>) =>
  db.selectFrom('members').select('room_id').where('user_id', '=', slot('user')),
);

const selectPurge = statement((db, slot: Slot<{ user: UserId; room: RoomId }>) =>
  db.selectFrom('purges').selectAll().where('user_id', '=', slot('user')).where('room_id', '=', slot('room')),
);

const deletePurge = statement((db, slot: Slot<{ user: UserId; room: RoomId }>) =>
  db.deleteFrom('purges').where('user_id', '=', slot('user')).where('room_id', '=', slot('room')),
);

export async function ban(draft: Draft, write: WriteOf<'ban'>): Promise<WriteResult<'ban'>> {
  const { user: id, actor, at } = write;
  const known = await draft.user(id);
  if (!known || !(await draft.user(actor))) return refusals.noUser;
  const user: User = known.gone ? known : { ...known, gone: 'banned', changedAt: nextChange(at, known) };
  if (user !== known) {
    await keepUser(draft, user);
    await endAll(draft, id);
  }
  if (write.purge)
    for (const { room_id } of await draft.db.all(selectRooms, { user: id })) {
      const room = await draft.room(room_id);
      if (room) await askPurge(draft, room, { user: id, askedBy: actor });
    }
  return done<'ban'>({ user });
}

export async function unban(draft: Draft, { user: id, at }: WriteOf<'unban'>): Promise<WriteResult<'unban'>> {
  const known = await draft.user(id);
  if (!known) return refusals.noUser;
  if (known.gone !== 'banned') return done<'unban'>({ user: known });
  const { gone: _, ...here } = known;
  const user = { ...here, changedAt: nextChange(at, known) };
  await keepUser(draft, user);
  return done<'unban'>({ user });
}

async function keepUser(draft: Draft, user: User): Promise<void> {
  await draft.db.run(updateGone, { id: user.id, gone: user.gone ?? null, changed_at: user.changedAt });
  draft.keepUser(user);
  draft.changedUsers.add(user.id);
}

async function endAll(draft: Draft, user: UserId): Promise<void> {
  const sessions = (await draft.db.all(selectSessions, { user })).map(({ id }) => id);
  const tokens = (await draft.db.all(selectTokens, { user })).map(({ session_id }) => session_id);
  await draft.db.run(deleteSessions, { user });
  await draft.db.run(deleteTokens, { user });
  const ended: SessionId[] = [...sessions, ...tokens].sort(byCodeUnit);
  for (const session of ended) draft.endedSessions.push({ session, reason: 'banned', user });
}

/** Deletes a step's messages, and notes how far the purge is. */
export async function purge(
  draft: Draft,
  { room: id, user, seqs, to }: WriteOf<'purge'>,
): Promise<WriteResult<'purge'>> {
  const room = await draft.room(id);
  if (!room) return refusals.noRoom;
  for (const seq of seqs) {
    const row = await findMessage(draft, id, seq);
    if (row?.author_id === user && row.deleted === 0) await emptyMessage(draft, room, row);
  }
  const open = await draft.db.one(selectPurge, { user, room: id });
  if (open && to >= open.last_seq) await draft.db.run(deletePurge, { user, room: id });
  else if (open) await draft.db.run(updateDone, { user, room: id, done: Math.max(open.done_seq, to) });
  return done<'purge'>({});
}

const updateDone = statement((db, slot: Slot<{ user: UserId; room: RoomId; done: number }>) =>
  db
    .updateTable('purges')
    .set({ done_seq: slot('done') })
    .where('user_id', '=', slot('user'))
    .where('room_id', '=', slot('room')),
);
