import type { WriteOf, WriteResult } from '@parley/core';
import { done, isOver, isSameStatus, nextChange, refusals } from '@parley/core/store-rules';
import type { User, UserId, UserRole } from '@parley/events';
import { LOBBY_GUEST } from '@parley/events/ids';
import { foldCase } from '@parley/events/names';
import { goodInvite } from '../read/access.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import { joinInvited, countUse } from './access.ts';
import { keepPassword } from './credentials.ts';
import type { Draft, DraftRoom } from './draft.ts';
import { joinOne } from './members.ts';
import { closeSession, hasSession, keepSession } from './sessions.ts';

type NewUser = Omit<Row<'users'>, 'handle' | 'handle_key' | 'avatar' | 'time_zone' | 'status' | 'gone'>;

const insertUser = statement((db, slot: Slot<NewUser>) =>
  db.insertInto('users').values({
    id: slot('id'),
    role: slot('role'),
    name: slot('name'),
    name_key: slot('name_key'),
    name_folded: slot('name_folded'),
    changed_at: slot('changed_at'),
  }),
);

const updateFacets = statement((db, slot: Slot<Omit<Row<'users'>, 'gone'>>) =>
  db
    .updateTable('users')
    .set({
      role: slot('role'),
      name: slot('name'),
      name_key: slot('name_key'),
      name_folded: slot('name_folded'),
      handle: slot('handle'),
      handle_key: slot('handle_key'),
      avatar: slot('avatar'),
      time_zone: slot('time_zone'),
      status: slot('status'),
      changed_at: slot('changed_at'),
    })
    .where('id', '=', slot('id')),
);

/** Whatever came of the membership: who comes back is in order at once. */
const updateMemberNames = statement((db, slot: Slot<{ id: UserId; name_folded: string }>) =>
  db
    .updateTable('members')
    .set({ name_folded: slot('name_folded') })
    .where('user_id', '=', slot('id')),
);

const selectKeys = statement((db, slot: Slot<{ id: UserId }>) =>
  db.selectFrom('users').select(['name_key', 'handle_key']).where('id', '=', slot('id')),
);

/** A guest has a name as long as it has a live session; the lobby's guest, who needs none, always, and so who was banned. */
const nameHolder = statement((db, slot: Slot<{ key: string; by: UserId; now: number }>) =>
  db
    .selectFrom('users')
    .select('users.id')
    .where('users.name_key', '=', slot('key'))
    .where('users.id', '<>', slot('by'))
    .where((where) =>
      where.or([
        where('users.role', '<>', 'guest'),
        where('users.id', '=', LOBBY_GUEST),
        where('users.gone', 'is not', null),
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

const handleHolder = statement((db, slot: Slot<{ key: string; by: UserId }>) =>
  db
    .selectFrom('users')
    .select('id')
    .where('handle_key', '=', slot('key'))
    .where('id', '<>', slot('by'))
    .limit(1),
);

const selectOwner = statement((db) =>
  db.selectFrom('users').select('id').where('role', '=', 'owner').limit(1),
);

export async function createUser(
  draft: Draft,
  { user, password, session, rooms: ids, invite: secret, at }: WriteOf<'createUser'>,
): Promise<WriteResult<'createUser'>> {
  if (await draft.user(user.id)) return refusals.idTaken;
  if (await isTaken(draft, { key: user.nameKey, by: user.id, now: at })) return refusals.userNameTaken;
  const rooms: DraftRoom[] = [];
  for (const id of ids) {
    const room = await draft.room(id);
    if (!room) return refusals.noRoom;
    rooms.push(room);
  }
  const invite = secret && (await goodInvite(draft.db, { secret, now: at }));
  if (secret && !invite) return refusals.noInvite;
  const { id, name, nameKey } = user;
  const role = password === undefined ? user.role : await roleOfRegistered(draft, user.role);
  const created: User = { id, changedAt: at, role, name };
  const name_folded = foldCase(name);
  await draft.db.run(insertUser, { id, role, name, name_key: nameKey, name_folded, changed_at: at });
  draft.keepUser(created);
  if (password !== undefined) await keepPassword(draft, { user: id, password, at });
  if (session) await keepSession(draft, { user: id, session, at });
  for (const room of rooms) await joinOne(draft, room, id, 'member');
  if (invite) {
    await joinInvited(draft, invite, id);
    await countUse(draft, invite);
  }
  return done<'createUser'>({ user: created });
}

export async function register(
  draft: Draft,
  { user: id, password, session, replaces, at }: WriteOf<'register'>,
): Promise<WriteResult<'register'>> {
  const known = await draft.user(id);
  if (!known) return refusals.noUser;
  if (known.role !== 'guest' || id === LOBBY_GUEST) return refusals.registered;
  if (!(await hasSession(draft, replaces, id))) return refusals.noSession;
  await keepPassword(draft, { user: id, password, at });
  const user = await change(draft, known, { ...known, role: await roleOfRegistered(draft, 'member') }, at);
  await closeSession(draft, replaces, 'renewed');
  await keepSession(draft, { user: id, session, at });
  return done<'register'>({ user });
}

export async function updateUser(
  draft: Draft,
  write: WriteOf<'updateUser'>,
): Promise<WriteResult<'updateUser'>> {
  const { user: id, name, handle, at } = write;
  const known = await draft.user(id);
  const keys = await draft.db.one(selectKeys, { id });
  if (!known || !keys) return refusals.noUser;
  if (isOver(write.status, at)) return refusals.statusOver;
  const { avatar: _avatar, timeZone: _timeZone, status: _status, ...rest } = known;
  const avatar = write.avatar === undefined ? known.avatar : write.avatar;
  const timeZone = write.timeZone === undefined ? known.timeZone : write.timeZone;
  const status = write.status === undefined ? known.status : write.status;
  const wanted: User = {
    ...rest,
    ...(name && { name: name.text }),
    ...(handle && { handle: handle.text }),
    ...(avatar && { avatar }),
    ...(timeZone && { timeZone }),
    ...(status && { status }),
  };
  const [name_key, handle_key] = [name?.key ?? keys.name_key, handle?.key ?? keys.handle_key];
  if (
    name_key === keys.name_key &&
    facets.every((facet) => wanted[facet] === known[facet]) &&
    isSameStatus(wanted.status, known.status)
  )
    return done<'updateUser'>({ user: known });
  if (handle && known.role === 'guest') return refusals.notRegistered;
  if (name_key !== keys.name_key && (await isTaken(draft, { key: name_key, by: id, now: at })))
    return refusals.userNameTaken;
  if (
    handle &&
    handle_key !== keys.handle_key &&
    (await isTaken(draft, { key: handle.key, by: id, now: at }))
  )
    return refusals.handleTaken;
  const user = await change(draft, known, wanted, at, { name_key, handle_key });
  return done<'updateUser'>({ user });
}

const facets = ['name', 'handle', 'avatar', 'timeZone'] as const;

export async function setUserRole(
  draft: Draft,
  { actor, user: id, role, at }: WriteOf<'setUserRole'>,
): Promise<WriteResult<'setUserRole'>> {
  const [owner, known] = [await draft.user(actor), await draft.user(id)];
  if (!known || known.gone) return refusals.noUser;
  if (owner?.role !== 'owner') return refusals.notOwner;
  if (known.role === role) return done<'setUserRole'>({ user: known });
  if (id === actor) return refusals.ownerStays;
  if (known.role === 'guest' || known.role === 'bot') return refusals.notRegistered;
  if (role === 'owner') await change(draft, owner, { ...owner, role: 'admin' }, at);
  return done<'setUserRole'>({ user: await change(draft, known, { ...known, role }, at) });
}

/** Who registers in a place that has no owner is its owner. */
const roleOfRegistered = async (draft: Draft, role: UserRole): Promise<UserRole> =>
  (await draft.db.one(selectOwner, {})) ? role : 'owner';

async function isTaken(
  { db }: Draft,
  by: { readonly key: string; readonly by: UserId; readonly now: number },
): Promise<boolean> {
  return (await db.one(nameHolder, by)) !== undefined || (await db.one(handleHolder, by)) !== undefined;
}

async function change(
  draft: Draft,
  known: User,
  wanted: User,
  at: number,
  keys?: Pick<Row<'users'>, 'name_key' | 'handle_key'>,
): Promise<User> {
  const { id } = known;
  const user: User = { ...wanted, changedAt: nextChange(at, known) };
  const kept = keys ?? (await draft.db.one(selectKeys, { id }));
  if (!kept) throw new Error(`user ${id} was not checked`);
  await draft.db.run(updateFacets, {
    id,
    role: user.role,
    name: user.name,
    name_key: kept.name_key,
    name_folded: foldCase(user.name),
    handle: user.handle ?? null,
    handle_key: kept.handle_key,
    avatar: user.avatar ?? null,
    time_zone: user.timeZone ?? null,
    status: user.status ? JSON.stringify(user.status) : null,
    changed_at: user.changedAt,
  });
  if (user.name !== known.name)
    await draft.db.run(updateMemberNames, { id, name_folded: foldCase(user.name) });
  draft.keepUser(user);
  draft.changedUsers.add(id);
  return user;
}
