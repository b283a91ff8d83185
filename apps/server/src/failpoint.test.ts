import { type Core, createCore, type Log, MemoryStore, type Principal, type SessionId } from '@parley/core';
import { type Epoch, GENERAL } from '@parley/events';
import { FakeClock, plainPasswords } from '@parley/testkit';
import { randomIds } from './auth/random-ids.ts';
import { dieAt, type FailpointName, watchCore, watchStore } from './failpoint.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const session = 'session of Ana' as SessionId;

/** Ana, connected, in a core that tells where its writes come by. */
async function place(): Promise<{ core: Core; principal: Principal; passed: FailpointName[] }> {
  const clock = new FakeClock();
  const passed: FailpointName[] = [];
  const passing = (name: FailpointName): void => void passed.push(name);
  const store = watchStore(new MemoryStore({ epoch: 'epoch' as Epoch, at: clock.now() }), passing);
  const core = watchCore(
    await createCore({
      store,
      clock,
      ids: randomIds,
      passwords: plainPasswords,
      log: silent,
    }),
    passing,
  );
  await core.signInAsGuest('Ana', { session });
  const known = await core.authenticate(session);
  if (!known) throw new Error('Ana is not signed in');
  await core.attach(known.principal, { write: () => {}, queuedBytes: () => 0, close: () => {} });
  passed.length = 0;
  return { core, principal: known.principal, passed };
}

const message = {
  room: GENERAL,
  id: '01996f3c-0000-7000-8000-000000000001',
  text: 'hello',
};

test('a message comes by at every failpoint, in this order', async () => {
  const { core, principal, passed } = await place();
  const ack = await core.dispatch({ principal }, 'message:send', message);
  expect(ack.ok).toBe(true);
  expect(passed).toEqual(['received', 'before-commit', 'after-commit', 'before-broadcast', 'before-ack']);
});

test('what only reads comes by at none', async () => {
  const { core, principal, passed } = await place();
  await core.dispatch({ principal }, 'room:history', { room: GENERAL });
  expect(passed).toEqual([]);
});

test('it dies when a write comes by for that time, at that place, and not before', () => {
  let deaths = 0;
  const passing = dieAt({ name: 'after-commit', count: 2 }, () => (deaths += 1));
  passing('after-commit');
  passing('before-ack');
  expect(deaths).toBe(0);
  passing('after-commit');
  expect(deaths).toBe(1);
});
