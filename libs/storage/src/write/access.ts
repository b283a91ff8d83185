import type { SecretHash, WriteOf, WriteResult } from '@parley/core';
import { done, isSpent, refusals } from '@parley/core/store-rules';
import type { Invite, InviteId, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { goodInvite, invites, roomsToJoin } from '../read/access.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import { isProven, keepPassword } from './credentials.ts';
import type { Draft } from './draft.ts';
import { joinOne } from './members.ts';
import { closeSessions, keepSession } from './sessions.ts';

const insertInvite = statement((db, slot: Slot<Row<'invites'>>) =>
  db.insertInto('invites').values({
    id: slot('id'),
    token: slot('token'),
    created_at: slot('created_at'),
    created_by: slot('created_by'),
    expires_at: slot('expires_at'),
    uses: slot('uses'),
    used: slot('used'),
    rooms: slot('rooms'),
  }),
);

const deleteInvite = statement((db, slot: Slot<{ id: InviteId }>) =>
  db.deleteFrom('invites').where('id', '=', slot('id')),
);

const updateUsed = statement((db, slot: Slot<{ id: InviteId; used: number }>) =>
  db
    .updateTable('invites')
    .set({ used: slot('used') })
    .where('id', '=', slot('id')),
);

const insertRecovery = statement((db, slot: Slot<Row<'recoveries'>>) =>
  db.insertInto('recoveries').values({
    id: slot('id'),
    user_id: slot('user_id'),
    kind: slot('kind'),
    created_at: slot('created_at'),
    created_by: slot('created_by'),
    expires_at: slot('expires_at'),
  }),
);

const selectRecovery = statement((db, slot: Slot<{ id: SecretHash }>) =>
  db.selectFrom('recoveries').selectAll().where('id', '=', slot('id')),
);

const deleteRecovery = statement((db, slot: Slot<{ id: SecretHash }>) =>
  db.deleteFrom('recoveries').where('id', '=', slot('id')),
);

const forgetRecoveries = statement((db, slot: Slot<{ user: UserId; kind: 'code' | 'link' }>) =>
  db.deleteFrom('recoveries').where('user_id', '=', slot('user')).where('kind', '=', slot('kind')),
);

export async function createInvite(
  draft: Draft,
  { invite, actor, at }: WriteOf<'createInvite'>,
): Promise<WriteResult<'createInvite'>> {
  const { db } = draft;
  if (!(await draft.user(actor))) return refusals.noUser;
  const known = await invites(db);
  const spent = known.filter((each) => isSpent(each, at));
  for (const { id } of spent) await db.run(deleteInvite, { id });
  if (known.length - spent.length >= limits.invites) return refusals.tooManyInvites;
  const { id, secret: token, expiresAt: expires_at = null, uses = null } = invite;
  if (known.some((each) => each.id === id && !spent.includes(each))) return refusals.idTaken;
  const rooms = JSON.stringify(invite.rooms);
  await db.run(insertInvite, {
    id,
    token,
    created_at: at,
    created_by: actor,
    expires_at,
    uses,
    used: 0,
    rooms,
  });
  return done<'createInvite'>({});
}

export async function revokeInvite(
  { db }: Draft,
  { invite: id }: WriteOf<'revokeInvite'>,
): Promise<WriteResult<'revokeInvite'>> {
  return (await db.run(deleteInvite, { id })) > 0 ? done<'revokeInvite'>({}) : refusals.noInvite;
}

export async function acceptInvite(
  draft: Draft,
  { invite: secret, actor, at }: WriteOf<'useInvite'>,
): Promise<WriteResult<'useInvite'>> {
  const user = await draft.user(actor);
  if (!user || user.gone) return refusals.noUser;
  const invite = await goodInvite(draft.db, { secret, now: at });
  if (!invite) return refusals.noInvite;
  const rooms = await joinInvited(draft, invite, actor);
  if (rooms.length > 0) await countUse(draft, invite);
  return done<'useInvite'>({ rooms });
}

/** Joins a user to the rooms of an invite; answers those they were not in. */
export async function joinInvited(
  draft: Draft,
  invite: Invite,
  user: UserId,
): Promise<readonly Invite['rooms'][number][]> {
  const rooms = (await roomsToJoin(draft.db, invite, user)).map(({ id }) => id);
  for (const id of rooms) {
    const room = await draft.room(id);
    if (room) await joinOne(draft, room, user, 'member');
  }
  return rooms;
}

export async function countUse({ db }: Draft, { id, used }: Invite): Promise<void> {
  await db.run(updateUsed, { id, used: used + 1 });
}

export async function setRecoveryCodes(
  draft: Draft,
  { actor, proof, codes, at }: WriteOf<'setRecoveryCodes'>,
): Promise<WriteResult<'setRecoveryCodes'>> {
  if (!(await isProven(draft, actor, proof))) return refusals.proofOutdated;
  await draft.db.run(forgetRecoveries, { user: actor, kind: 'code' });
  const row = { user_id: actor, kind: 'code', created_at: at, created_by: actor, expires_at: null } as const;
  for (const id of codes) await draft.db.run(insertRecovery, { ...row, id });
  return done<'setRecoveryCodes'>({});
}

export async function createRecovery(
  draft: Draft,
  { actor, user: id, secret, expiresAt, at }: WriteOf<'createRecovery'>,
): Promise<WriteResult<'createRecovery'>> {
  const user = await draft.user(id);
  if (!user || !(await draft.user(actor))) return refusals.noUser;
  if (user.gone || user.role === 'guest' || user.role === 'bot') return refusals.notRegistered;
  await draft.db.run(forgetRecoveries, { user: id, kind: 'link' });
  await draft.db.run(insertRecovery, {
    id: secret,
    user_id: id,
    kind: 'link',
    created_at: at,
    created_by: actor,
    expires_at: expiresAt,
  });
  return done<'createRecovery'>({});
}

export async function recover(
  draft: Draft,
  { secret: id, password, session, at }: WriteOf<'recover'>,
): Promise<WriteResult<'recover'>> {
  const row = await draft.db.one(selectRecovery, { id });
  const user = row && (await draft.user(row.user_id));
  if (!user || user.gone || (row.expires_at ?? at + 1) <= at) return refusals.noRecovery;
  await draft.db.run(deleteRecovery, { id });
  await draft.db.run(forgetRecoveries, { user: user.id, kind: 'link' });
  await keepPassword(draft, { user: user.id, password, at });
  await closeSessions(draft, user.id);
  await keepSession(draft, { user: user.id, session, at });
  return done<'recover'>({ user });
}
