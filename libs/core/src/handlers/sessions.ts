import { failure, success } from '@parley/events';
import { acked, type Call, type Handler, stamp } from '../context.ts';
import type { LiveSession, SessionId } from '../ports.ts';

/** What others may know a session by: enough of its hash to be the only one of its user. */
const publicId = (session: SessionId): string => session.slice(0, 24);

const mySessions = ({
  caller,
  services,
}: Call<'session:list' | 'session:revoke'>): Promise<readonly LiveSession[]> =>
  services.store.sessions(caller.principal.user, services.clock.now());

export const listSessions: Handler<'session:list'> = async (call) => {
  const { caller, services } = call;
  const sessions = await mySessions(call);
  return success({
    sessions: sessions.map(({ id, device, createdAt, usedAt }) => ({
      id: publicId(id),
      ...(device !== undefined && { device }),
      createdAt,
      usedAt,
      current: id === caller.principal.session,
      connected: services.hub.isConnected(id),
    })),
  });
};

/** One of mine, or all but the one that asks. */
export const revokeSessions: Handler<'session:revoke'> = async (call) => {
  const { caller, data, services } = call;
  const { user, session: own } = caller.principal;
  if (data.session === undefined) {
    const result = await services.journal.submit({ ...stamp(call), kind: 'endSessions', user, but: own });
    if (result.ok) services.log.info({ user, sessions: result.answer.ended }, 'sessions ended by their user');
    return acked(result, ({ ended }) => ({ ended }));
  }
  const found = (await mySessions(call)).find(({ id }) => publicId(id) === data.session);
  if (!found) return failure('not_found', 'There is no such session, or it has ended.');
  const result = await services.journal.submit({ ...stamp(call), kind: 'endSession', session: found.id });
  if (result.ok) services.log.info({ user, sessions: 1 }, 'sessions ended by their user');
  return acked(result, () => ({ ended: 1 }));
};
