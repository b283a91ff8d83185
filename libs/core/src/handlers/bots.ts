import { failure, limits, success, type Token, type UserId } from '@parley/events';
import { acked, type Handler, noted, type Services, stamp } from '../context.ts';
import { nameKey } from '../name-key.ts';

export const createBot: Handler<'bot:create'> = async (call) => {
  const { data, services } = call;
  if ((await services.store.bots()).length >= limits.bots)
    return failure('conflict', `There are ${limits.bots} bots already; remove one first.`);
  const id = services.ids.userId();
  const result = await services.journal.submit({
    ...stamp(call),
    ...noted('bot:create', { user: id }),
    kind: 'createUser',
    user: { id, role: 'bot', name: data.name, nameKey: nameKey(data.name) },
    rooms: [],
  });
  return acked(result, ({ user }) => ({ bot: user }));
};

export const listBots: Handler<'bot:list'> = async ({ services }) =>
  success({ bots: await services.store.bots() });

/** Its tokens end; what it said stays under its name. */
export const removeBot: Handler<'bot:remove'> = async (call) => {
  const { data, services } = call;
  if (!(await isBot(services, data.bot))) return failure('not_found', 'There is no such bot.');
  const result = await services.journal.submit({
    ...stamp(call),
    ...noted('bot:remove', { user: data.bot }),
    kind: 'removeUser',
    user: data.bot,
    keepName: true,
    removeSaid: false,
  });
  return acked(result, () => ({}));
};

export const createToken: Handler<'token:create'> = async (call) => {
  const { data, services } = call;
  const { at, actor } = stamp(call);
  const { bot, name, scopes, expiresAt } = data;
  if (expiresAt !== undefined && expiresAt <= at)
    return failure('invalid', 'The token would have run out already.', {
      issues: [{ path: 'expiresAt', message: 'is in the past' }],
    });
  const { secret, session } = services.ids.secret();
  const id = services.ids.tokenId();
  const result = await services.journal.submit({
    actor,
    at,
    ...noted('token:create', { user: bot, id }, { scopes: scopes.join(' ') }),
    kind: 'createToken',
    token: { id, session, bot, name, scopes, expiresAt },
  });
  const ends = expiresAt === undefined ? {} : { expiresAt };
  const token = { id, bot, name, scopes, createdAt: at, createdBy: actor, ...ends };
  return acked(result, () => ({ token, secret }));
};

/** Who is connected by a token uses it now. */
export const listTokens: Handler<'token:list'> = async ({ data, services }) => {
  if (!(await isBot(services, data.bot))) return failure('not_found', 'There is no such bot.');
  const tokens = (await services.store.tokens(data.bot)).map(({ session, token }): Token =>
    services.hub.isConnected(session) ? { ...token, usedAt: services.clock.now() } : token,
  );
  return success({ tokens });
};

/** Its sockets are closed by the commit, before the answer leaves. */
export const revokeToken: Handler<'token:revoke'> = async (call) => {
  const { token } = call.data;
  const result = await call.services.journal.submit({
    ...stamp(call),
    ...noted('token:revoke', { id: token }),
    kind: 'revokeToken',
    token,
  });
  return acked(result, () => ({}));
};

async function isBot({ directory }: Services, id: UserId): Promise<boolean> {
  const [user] = await directory.users([id]);
  return user?.role === 'bot';
}
