import { can, failure, limits, type RoomId, success } from '@parley/events';
import { acked, type Call, type Handler, noted, stamp } from '../context.ts';
import { targetOf } from '../room-view.ts';

export const createInvite: Handler<'invite:create'> = async (call) => {
  const { data, services } = call;
  const { actor, at } = stamp(call);
  const { expiresAt, uses } = data;
  const rooms = [...new Set(data.rooms ?? [])];
  if (expiresAt !== undefined && expiresAt <= at)
    return failure('invalid', 'The invitation would have expired already.', {
      issues: [{ path: 'expiresAt', message: 'is in the past' }],
    });
  const closed = await notMineToOpen(call, rooms);
  if (closed) return closed;
  const { secret, hash } = services.ids.pass();
  const id = services.ids.inviteId();
  const result = await services.journal.submit({
    actor,
    at,
    ...noted(
      'invite:create',
      { id },
      { uses: uses ?? null, expiresAt: expiresAt ?? null, rooms: rooms.length },
    ),
    kind: 'createInvite',
    invite: { id, secret: hash, rooms, uses, expiresAt },
  });
  const bounds = { ...(uses !== undefined && { uses }), ...(expiresAt !== undefined && { expiresAt }) };
  const invite = { id, createdAt: at, createdBy: actor, used: 0, rooms, ...bounds };
  return acked(result, () => ({ invite, secret }));
};

/** Rooms into which the caller could not invite anybody by hand are no rooms of an invite either. */
async function notMineToOpen({ caller, services }: Call<'invite:create'>, rooms: readonly RoomId[]) {
  const { user } = caller.principal;
  const actor = await services.directory.actor(user);
  for (const [at, room] of rooms.entries()) {
    const view = await services.directory.view(user, room);
    if (!actor || !view || !can(actor, 'room:invite', targetOf(view)))
      return failure('not_found', 'There is no such room to invite to.', {
        issues: [{ path: `rooms.${at}`, message: 'is no room you can invite to' }],
      });
  }
  return undefined;
}

export const listInvites: Handler<'invite:list'> = async ({ services }) => {
  const invites = await services.store.invites();
  const makers = [...new Set(invites.map(({ createdBy }) => createdBy))];
  return success({ invites, users: await services.directory.users(makers) });
};

export const revokeInvite: Handler<'invite:revoke'> = async (call) => {
  const { invite } = call.data;
  const result = await call.services.journal.submit({
    ...stamp(call),
    ...noted('invite:revoke', { id: invite }),
    kind: 'revokeInvite',
    invite,
  });
  return acked(result, () => ({}));
};

export const recoverUser: Handler<'user:recover'> = async (call) => {
  const { user } = call.data;
  const { actor, at } = stamp(call);
  const { secret, hash } = call.services.ids.pass();
  const expiresAt = at + limits.recoveryLinkMs;
  const result = await call.services.journal.submit({
    actor,
    at,
    ...noted('user:recover', { user }),
    kind: 'createRecovery',
    user,
    secret: hash,
    expiresAt,
  });
  return acked(result, () => ({ secret, expiresAt }));
};
