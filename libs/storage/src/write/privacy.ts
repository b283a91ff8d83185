import type { SessionId, WriteOf, WriteResult } from '@parley/core';
import { done, nextChange, refusals } from '@parley/core/store-rules';
import type { RoomId, User, UserId } from '@parley/events';
import { LOBBY_GUEST } from '@parley/events/ids';
import { foldCase } from '@parley/events/names';
import { isLike } from '../read/people.ts';
import { selectReacted, selectSaid } from '../read/privacy.ts';
import { type Slot, type Statement, statement } from '../statement.ts';
import type { Draft, DraftRoom } from './draft.ts';
import { giveUpUnsent } from './files.ts';
import { part } from './members.ts';
import { emptyMessage, setReaction } from './messages.ts';

/** Rows looked at in one go. */
const PAGE = 500;

const oldest = statement((db, slot: Slot<{ room: RoomId; after: number; limit: number }>) =>
  db
    .selectFrom('messages')
    .selectAll()
    .where('room_id', '=', slot('room'))
    .where('seq', '>', slot('after'))
    .orderBy('seq')
    .limit(slot('limit')),
);

const updateExpired = statement((db, slot: Slot<{ room: RoomId; seq: number }>) =>
  db
    .updateTable('rooms')
    .set({ expired_seq: slot('seq') })
    .where('id', '=', slot('room')),
);

export async function expire(draft: Draft, write: WriteOf<'expire'>): Promise<WriteResult<'expire'>> {
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  const before = room.row.expired_seq;
  const answer = await expireOldest(draft, room, write);
  const seq = room.row.expired_seq;
  if (seq !== before) await draft.db.run(updateExpired, { room: write.room, seq });
  return done<'expire'>(answer);
}

/** Moves `expired_seq`, up to which nothing is left. */
async function expireOldest(
  draft: Draft,
  room: DraftRoom,
  { before, limit }: WriteOf<'expire'>,
): Promise<{ expired: number; more: boolean }> {
  const { row } = room;
  let expired = 0;
  for (;;) {
    const rows = await draft.db.all(oldest, { room: row.id, after: row.expired_seq, limit: PAGE });
    for (const message of rows) {
      if (message.deleted === 0) {
        if (message.at >= before) return { expired, more: false };
        if (expired === limit) return { expired, more: true };
        await emptyMessage(draft, room, message);
        expired += 1;
      }
      row.expired_seq = message.seq;
    }
    if (rows.length < PAGE) return { expired, more: false };
  }
}

const countOwners = statement((db) =>
  db
    .selectFrom('users')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('role', '=', 'owner')
    .where('gone', 'is', null),
);

const selectSessions = statement((db, slot: Slot<{ user: UserId }>) =>
  db.selectFrom('sessions').select('id').where('user_id', '=', slot('user')).orderBy('id'),
);

const selectTokens = statement((db, slot: Slot<{ user: UserId }>) =>
  db.selectFrom('tokens').select('session_id as id').where('user_id', '=', slot('user')).orderBy('tokens.id'),
);

const ofUser = (build: Statement<{ user: UserId }, unknown>['build']) => statement(build);

/** What goes with somebody, in every table that holds something of theirs alone. */
const belongings = [
  ofUser((db, slot) => db.deleteFrom('sessions').where('user_id', '=', slot('user'))),
  ofUser((db, slot) => db.deleteFrom('tokens').where('user_id', '=', slot('user'))),
  ofUser((db, slot) => db.deleteFrom('credentials').where('user_id', '=', slot('user'))),
  ofUser((db, slot) => db.deleteFrom('recoveries').where('user_id', '=', slot('user'))),
  ofUser((db, slot) => db.deleteFrom('preferences').where('user_id', '=', slot('user'))),
  ofUser((db, slot) => db.deleteFrom('invites').where('created_by', '=', slot('user'))),
  ofUser((db, slot) => db.deleteFrom('mentions').where('called', '=', slot('user'))),
  ofUser((db, slot) => db.deleteFrom('operations').where('actor_id', '=', slot('user'))),
];

/** Answers that others got tell of somebody, too: with the name as it was. */
const deleteAnswers = statement((db, slot: Slot<{ mention: string }>) =>
  db.deleteFrom('operations').where((where) => isLike(where.ref('answer'), slot('mention'))),
);

const selectRooms = statement((db, slot: Slot<{ user: UserId }>) =>
  db
    .selectFrom('members')
    .select('room_id')
    .where('user_id', '=', slot('user'))
    .where('state', '=', 'joined')
    .orderBy('room_id'),
);

const updateGone = statement(
  (
    db,
    slot: Slot<{
      id: UserId;
      role: User['role'];
      name: string;
      key: string;
      folded: string;
      at: number;
    }>,
  ) =>
    db
      .updateTable('users')
      .set({
        role: slot('role'),
        name: slot('name'),
        name_key: slot('key'),
        name_folded: slot('folded'),
        changed_at: slot('at'),
        handle: null,
        handle_key: null,
        avatar: null,
        time_zone: null,
        status: null,
        gone: 'deleted',
      })
      .where('id', '=', slot('id')),
);

const updateMemberNames = statement((db, slot: Slot<{ user: UserId; folded: string }>) =>
  db
    .updateTable('members')
    .set({ name_folded: slot('folded') })
    .where('user_id', '=', slot('user')),
);

/** Copies of what they said, and what they said of others, in reports that are still open. */
const emptyReportsOf = statement((db, slot: Slot<{ user: UserId }>) =>
  db
    .updateTable('reports')
    .set({ text: '' })
    .where('author_id', '=', slot('user'))
    .where('resolved_at', 'is', null),
);

const emptyReasonsOf = statement((db, slot: Slot<{ user: UserId }>) =>
  db.updateTable('reports').set({ reason: '' }).where('by_id', '=', slot('user')),
);

const insertRemoval = statement((db, slot: Slot<{ user: UserId }>) =>
  db.insertInto('removals').values({ user_id: slot('user') }),
);

export async function removeUser(
  draft: Draft,
  { user: id, keepName, removeSaid: removes, at }: WriteOf<'removeUser'>,
): Promise<WriteResult<'removeUser'>> {
  const known = await draft.user(id);
  if (!known || id === LOBBY_GUEST) return refusals.noUser;
  if (known.gone === 'deleted') return done<'removeUser'>({});
  if (known.role === 'owner' && (await draft.db.one(countOwners, {}))?.count === 1) return refusals.lastOwner;
  await endAll(draft, id);
  for (const { room_id: room } of await draft.db.all(selectRooms, { user: id }))
    await part(draft, { kind: 'part', actor: id, at, room, user: id, state: 'left' });
  await giveUpUnsent(draft, id);
  for (const belonging of belongings) await draft.db.run(belonging, { user: id });
  if (!keepName) await draft.db.run(deleteAnswers, { mention: `%"id":"${id.replaceAll('_', '\\_')}"%` });
  const user: User = {
    id,
    changedAt: nextChange(at, known),
    role: 'guest',
    name: keepName ? known.name : '',
    gone: 'deleted',
  };
  const folded = foldCase(user.name);
  const { role, name, changedAt } = user;
  await draft.db.run(updateGone, { id, role, name, key: `gone:${id}`, folded, at: changedAt });
  if (removes)
    for (const statement of [insertRemoval, emptyReportsOf, emptyReasonsOf])
      await draft.db.run(statement, { user: id });
  await draft.db.run(updateMemberNames, { user: id, folded });
  draft.keepUser(user);
  draft.changedUsers.add(id);
  return done<'removeUser'>({});
}

async function endAll(draft: Draft, user: UserId): Promise<void> {
  const sessions: readonly { readonly id: SessionId }[] = [
    ...(await draft.db.all(selectSessions, { user })),
    ...(await draft.db.all(selectTokens, { user })),
  ];
  for (const { id: session } of sessions) draft.endedSessions.push({ session, reason: 'removed' });
}

export async function removeSaid(
  draft: Draft,
  { room: id, user, after, to }: WriteOf<'removeSaid'>,
): Promise<WriteResult<'removeSaid'>> {
  const room = await draft.room(id);
  if (!room) return refusals.noRoom;
  const span = { room: id, user, after, to };
  for (const message of await draft.db.all(selectSaid, span)) await emptyMessage(draft, room, message);
  for (const reaction of await draft.db.all(selectReacted, span))
    await setReaction(draft, room, { ...reaction, is_on: 0 });
  return done<'removeSaid'>({ rev: room.row.rev });
}

const deleteRemoval = statement((db, slot: Slot<{ user: UserId }>) =>
  db.deleteFrom('removals').where('user_id', '=', slot('user')),
);

export async function finishRemoval(
  draft: Draft,
  { user }: WriteOf<'finishRemoval'>,
): Promise<WriteResult<'finishRemoval'>> {
  await draft.db.run(deleteRemoval, { user });
  return done<'finishRemoval'>({});
}
