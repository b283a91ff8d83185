import { failure, limits, success } from '@parley/events';
import { acked, type Handler, noted, stamp } from '../context.ts';
import { nameKey } from '../name-key.ts';

const withoutConnection = () => failure('invalid', 'This needs a socket: it tells of what happens now.');

export const setTyping: Handler<'typing:set'> = async ({ caller, data, services, view }) => {
  // Who is muted types unseen.
  if ((view.membership?.mutedUntil ?? 0) > services.clock.now()) return success({});
  const [user] = await services.directory.users([caller.principal.user]);
  if (user) services.hub.typing.set(data.room, user, data.on);
  return success({});
};

export const setPresence: Handler<'presence:set'> = async ({ caller, data, services }) => {
  if (!caller.connection) return withoutConnection();
  services.hub.presence.set(caller.connection, data.state);
  return success({});
};

/** Rooms the caller is not in are left out in silence: whether they exist is not told. */
export const watchPresence: Handler<'presence:watch'> = async ({ caller, data, services }) => {
  const { connection } = caller;
  if (!connection) return withoutConnection();
  services.hub.typing.watch(connection, new Set(data.rooms.filter((room) => connection.rooms.has(room))));
  const watched = connection.watchedUsers;
  const presence = services.hub.presence.watch(connection, new Set(data.users));
  // Before the watch, what they changed may have been told while this connection was not there.
  const users = await services.directory.users(data.users.filter((user) => !watched.has(user)));
  return success({ presence, users });
};

export const listUsers: Handler<'user:list'> = async ({ data, services }) => {
  const page = await services.store.listUsers({
    now: services.clock.now(),
    query: data.query,
    after: data.after,
    limit: data.limit ?? limits.listPage,
    ...(data.gone && { gone: data.gone }),
  });
  return success({ users: page.users, more: page.more });
};

export const updateUser: Handler<'user:update'> = async (call) => {
  const { caller, data, services } = call;
  const { name, handle, timeZone, status } = data;
  const result = await services.journal.submit({
    ...stamp(call),
    kind: 'updateUser',
    user: caller.principal.user,
    ...(name !== undefined && { name: { text: name, key: nameKey(name) } }),
    ...(handle !== undefined && { handle: { text: handle, key: nameKey(handle) } }),
    timeZone,
    status,
  });
  // Looked at in the commit, behind the operations that are done: a repetition gets the first answer, however late (SPEC D2).
  if (!result.ok && 'code' in result && result.code === 'invalid')
    return failure('invalid', result.message, {
      issues: [{ path: 'status.until', message: 'has already passed' }],
    });
  return acked(result, ({ user }) => ({ user }));
};

export const setPreference: Handler<'preference:set'> = async (call) => {
  const { key, value } = call.data;
  const result = await call.services.journal.submit({ ...stamp(call), kind: 'setPreference', key, value });
  return acked(result, () => ({}));
};

export const setRole: Handler<'user:role'> = async (call) => {
  const { user, role } = call.data;
  const result = await call.services.journal.submit({
    ...stamp(call),
    kind: 'setUserRole',
    user,
    role,
    ...noted('user:role', { user }, { role }),
  });
  return acked(result, (answer) => ({ user: answer.user }));
};
