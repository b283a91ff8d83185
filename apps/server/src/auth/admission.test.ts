import type { Connection, Core, SessionId, Sink } from '@parley/core';
import { StoreUnavailable } from '@parley/core';
import { admit } from './admission.ts';

const session = 'a session' as SessionId;
const sink: Sink = { write: () => undefined, queuedBytes: () => 0, close: () => undefined };
const connection = { id: 'c1', user: 'ada' } as Connection;
type Found = Awaited<ReturnType<Core['authenticate']>>;
const found = { principal: {}, user: {} } as Found;

/** A core that answers each authentication with the next of `answers`. */
function coreThat(...answers: (Found | Error)[]) {
  const attached = new Set<Connection>();
  const authenticate = async (): Promise<Found> => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const attach = async () => {
    attached.add(connection);
    return connection;
  };
  const detach = (one: Connection) => void attached.delete(one);
  const connections = () => attached.size;
  const core = { authenticate, attach, detach, connections } as Partial<Core> as Core;
  return { core, attached };
}

test('[T4] a live session is let in', async () => {
  const { core, attached } = coreThat(found, found);
  expect(await admit({ core, maxPerUser: 1 }, session, sink)).toEqual({ ok: true, data: connection });
  expect(attached).toEqual(new Set([connection]));
});

test('[T4] without a session, or with one that is over, nobody is', async () => {
  const { core, attached } = coreThat(undefined);
  for (const id of [undefined, session])
    expect(await admit({ core, maxPerUser: 1 }, id, sink)).toMatchObject({
      error: { code: 'unauthenticated' },
    });
  expect(attached.size).toBe(0);
});

test('[D7] who signs out while being let in is not', async () => {
  const { core, attached } = coreThat(found, undefined);
  expect(await admit({ core, maxPerUser: 1 }, session, sink)).toMatchObject({
    error: { code: 'unauthenticated' },
  });
  expect(attached.size).toBe(0);
});

test('a store that fails at any moment lets nobody in and leaves nothing behind', async () => {
  for (const answers of [[new StoreUnavailable('full')], [found, new StoreUnavailable('full')]]) {
    const { core, attached } = coreThat(...answers);
    expect(await admit({ core, maxPerUser: 1 }, session, sink)).toMatchObject({
      error: { code: 'unavailable', retryAfterMs: 2_000 },
    });
    expect(attached.size).toBe(0);
  }
});

test('a bug stays a bug', async () => {
  await expect(
    admit({ core: coreThat(new TypeError('oops')).core, maxPerUser: 1 }, session, sink),
  ).rejects.toThrow('oops');
});

test('[T8] who is connected too often is told so, and leaves nothing behind', async () => {
  const { core, attached } = coreThat(found, found);
  expect(await admit({ core, maxPerUser: 0 }, session, sink)).toMatchObject({
    error: { code: 'rate_limited', retryAfterMs: 10_000 },
  });
  expect(attached.size).toBe(0);
});
