import type { SessionId, WriteResult } from '@parley/core';
import { foldCase, refusals } from '@parley/core/store-rules';
import type { User, UserId } from '@parley/events';
import { LOBBY_GUEST } from '@parley/events/ids';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import { done, type Draft, type DraftRoom, type WriteOf } from './draft.ts';
import { joinOne } from './members.ts';

const insertUser = statement((db, slot: Slot<Row<'users'>>) =>
  db.insertInto('users').values({
    id: slot('id'),
    kind: slot('kind'),
    name: slot('name'),
    name_key: slot('name_key'),
    name_folded: slot('name_folded'),
    changed_at: slot('changed_at'),
  }),
);

const updateName = statement((db, slot: Slot<Omit<Row<'users'>, 'kind'>>) =>
  db
    .updateTable('users')
    .set({
      name: slot('name'),
      name_key: slot('name_key'),
      name_folded: slot('name_folded'),
      changed_at: slot('changed_at'),
    })
    .where('id', '=', slot('id')),
);

const selectNameKey = statement((db, slot: Slot<{ id: UserId }>) =>
  db.selectFrom('users').select('name_key').where('id', '=', slot('id')),
);

/** A guest has a name as long as it has a live session; the lobby's guest, who needs none, always. */
const nameHolder = statement((db, slot: Slot<{ key: string; by: UserId; now: number }>) =>
  db
    .selectFrom('users')
    .select('users.id')
    .where('users.name_key', '=', slot('key'))
    .where('users.id', '<>', slot('by'))
    .where((where) =>
      where.or([
        where('users.kind', '<>', 'guest'),
        where('users.id', '=', LOBBY_GUEST),
        where.exists(
          where
            .selectFrom('sessions')
            .select('sessions.id')
            .whereRef('sessions.user_id', '=', 'users.id')
            .where('sessions.expires_at', '>', slot('now')),
        ),
      ]),
    )
    .limit(1),
);

const insertSession = statement((db, slot: Slot<Row<'sessions'>>) =>
  db.insertInto('sessions').values({
    id: slot('id'),
    user_id: slot('user_id'),
    created_at: slot('created_at'),
    expires_at: slot('expires_at'),
  }),
);

const updateExpiry = statement((db, slot: Slot<{ id: SessionId; now: number; expiresAt: number }>) =>
  db
    .updateTable('sessions')
    .set({ expires_at: slot('expiresAt') })
    .where('id', '=', slot('id'))
    .where('expires_at', '>', slot('now')),
);

const deleteSession = statement((db, slot: Slot<{ id: SessionId }>) =>
  db.deleteFrom('sessions').where('id', '=', slot('id')),
);

export async function createUser(
  draft: Draft,
  { user, session, rooms: ids, at }: WriteOf<'createUser'>,
): Promise<WriteResult<'createUser'>> {
  if (await draft.user(user.id)) return refusals.idTaken;
  if (await draft.db.one(nameHolder, { key: user.nameKey, by: user.id, now: at }))
    return refusals.userNameTaken;
  const rooms: DraftRoom[] = [];
  for (const id of ids) {
    const room = await draft.room(id);
    if (!room) return refusals.noRoom;
    rooms.push(room);
  }
  const created: User = { id: user.id, changedAt: at, kind: user.kind, name: user.name };
  const { id, kind, name, nameKey } = user;
  const name_folded = foldCase(name);
  await draft.db.run(insertUser, { id, kind, name, name_key: nameKey, name_folded, changed_at: at });
  draft.keepUser(created);
  if (session)
    await draft.db.run(insertSession, {
      id: session.id,
      user_id: id,
      created_at: at,
      expires_at: session.expiresAt,
    });
  for (const room of rooms) await joinOne(draft, room, id, 'member');
  return done<'createUser'>({ user: created });
}

export async function renameUser(
  draft: Draft,
  { user: id, name, nameKey, at }: WriteOf<'renameUser'>,
): Promise<WriteResult<'renameUser'>> {
  const known = await draft.user(id);
  if (!known) return refusals.noUser;
  const key = (await draft.db.one(selectNameKey, { id }))?.name_key;
  if (known.name === name && key === nameKey) return done<'renameUser'>({ user: known });
  if (await draft.db.one(nameHolder, { key: nameKey, by: id, now: at })) return refusals.userNameTaken;
  // Of two versions of a user the later wins, also when the clock was set back.
  const user = { ...known, name, changedAt: Math.max(at, known.changedAt + 1) };
  const name_folded = foldCase(name);
  await draft.db.run(updateName, { id, name, name_key: nameKey, name_folded, changed_at: user.changedAt });
  draft.keepUser(user);
  draft.changedUsers.add(id);
  return done<'renameUser'>({ user });
}

export async function extendSession(
  draft: Draft,
  { session: id, expiresAt, at: now }: WriteOf<'extendSession'>,
): Promise<WriteResult<'extendSession'>> {
  const extended = await draft.db.run(updateExpiry, { id, now, expiresAt });
  return extended === 0 ? refusals.noSession : done<'extendSession'>({ expiresAt });
}

export async function endSession(
  draft: Draft,
  { session: id }: WriteOf<'endSession'>,
): Promise<WriteResult<'endSession'>> {
  if ((await draft.db.run(deleteSession, { id })) > 0) draft.endedSessions.push(id);
  return done<'endSession'>({});
}
