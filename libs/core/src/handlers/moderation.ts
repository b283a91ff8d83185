import { failure, LOBBY_GUEST, type UserId } from '@parley/events';
import { acked, type Handler, noted, stamp } from '../context.ts';

/** All ten-line clients are one user: whoever acts upon it acts upon all of them. It can be muted, as one is. */
const notTheLobbys = (user: UserId) =>
  user === LOBBY_GUEST ? failure('forbidden', 'All guests of the lobby share this user.') : undefined;

export const removeMember: Handler<'room:remove'> = async (call) => {
  const { caller, data, services } = call;
  const { room, user, purge } = data;
  if (user === caller.principal.user) return failure('conflict', 'To remove yourself, leave the room.');
  const refused = notTheLobbys(user);
  if (refused) return refused;
  const result = await services.journal.submit({
    ...stamp(call),
    ...noted('room:remove', { room, user }, purge ? { purge } : {}),
    kind: 'part',
    room,
    user,
    state: 'removed',
    purge,
  });
  if (result.ok && purge) services.purger.wake();
  return acked(result, ({ rev }) => ({ rev }));
};

export const setRole: Handler<'room:role'> = async (call) => {
  const { room, user, role } = call.data;
  const refused = notTheLobbys(user);
  if (refused) return refused;
  const result = await call.services.journal.submit({
    ...stamp(call),
    ...noted('room:role', { room, user }, { role }),
    kind: 'setRole',
    room,
    user,
    role,
  });
  return acked(result, ({ rev }) => ({ rev }));
};

export const mute: Handler<'room:mute'> = async (call) => {
  const { room, user, until } = call.data;
  const result = await call.services.journal.submit({
    ...stamp(call),
    ...noted('room:mute', { room, user }, { until }),
    kind: 'mute',
    room,
    user,
    until,
  });
  // Looked at in the commit, behind the operations that are done: a repetition gets the first answer, however late (SPEC D2).
  if (!result.ok && 'code' in result && result.code === 'invalid')
    return failure('invalid', result.message, { issues: [{ path: 'until', message: 'has already passed' }] });
  return acked(result, ({ rev }) => ({ rev }));
};

/** Their sockets are closed by the commit, before the answer leaves. */
export const banUser: Handler<'user:ban'> = async (call) => {
  const { data, services } = call;
  const { user, purge = false, reason } = data;
  const refused = notTheLobbys(user);
  if (refused) return refused;
  const result = await services.journal.submit({
    ...stamp(call),
    ...noted('user:ban', { user }, { ...(purge && { purge }), ...(reason !== undefined && { reason }) }),
    kind: 'ban',
    user,
    purge,
  });
  if (result.ok && purge) services.purger.wake();
  return acked(result, (answer) => ({ user: answer.user }));
};

export const unbanUser: Handler<'user:unban'> = async (call) => {
  const { user } = call.data;
  const result = await call.services.journal.submit({
    ...stamp(call),
    ...noted('user:unban', { user }),
    kind: 'unban',
    user,
  });
  return acked(result, (answer) => ({ user: answer.user }));
};
