import { aUser, FakeClock, seededRandom, type FakeServer } from '@parley/testkit';
import { backoff, backoffMs } from '../src/backoff.ts';
import type { LinkReceiver, Transport } from '../src/index.ts';
import { aChat, A_MOMENT } from './chat.ts';

const LONGEST_WAIT = backoff.capMs + A_MOMENT;

test('a client is offline until it is started, then connecting, then connected and in sync', async () => {
  const { clock, client, anna } = aChat();
  const annas = client(anna);
  const seen: string[] = [];
  annas.connection.subscribe(() => seen.push(JSON.stringify(annas.connection.get())));

  expect(annas.connection.get()).toEqual({ status: 'offline' });
  annas.start();
  await clock.advance(A_MOMENT);

  expect(seen).toEqual([
    '{"status":"connecting"}',
    '{"status":"connected","synced":false}',
    '{"status":"connected","synced":true}',
  ]);
  expect(annas.me.get()).toEqual(anna);
});

test('a lost line is reported with its reason and time of retry, and comes back by itself', async () => {
  const { clock, server, connected, anna } = aChat();
  const annas = await connected(anna);

  server.cut();
  await clock.advance(0);

  const state = annas.connection.get();
  expect(state).toMatchObject({ status: 'reconnecting', attempt: 1, reason: 'lost' });
  expect('retryAt' in state && state.retryAt).toBeGreaterThan(clock.now());
  await clock.advance(1_000 + A_MOMENT);
  expect(annas.connection.get()).toEqual({ status: 'connected', synced: true });
});

test('an unreachable server is tried again with growing attempts, and each attempt shows as under way', async () => {
  const { clock, server, client, anna } = aChat();
  server.stop();
  const annas = client(anna);
  annas.start();
  const attempts = new Set<number>();
  let tried = 0;
  annas.connection.subscribe(() => {
    const state = annas.connection.get();
    if (state.status !== 'reconnecting') return;
    expect(state.reason).toBe('unreachable');
    attempts.add(state.attempt);
    if (state.retryAt === undefined) tried += 1;
  });

  await clock.advance(60_000);

  expect(attempts.size).toBeGreaterThan(4);
  expect(tried).toBe(attempts.size - 1);
});

test('after a time in sync the waits begin anew', async () => {
  const { clock, server, connected, anna } = aChat();
  const annas = await connected(anna);
  for (let n = 0; n < 8; n += 1) {
    server.cut();
    await clock.advance(0);
    expect(annas.connection.get()).toMatchObject({ status: 'reconnecting', attempt: 1 });
    await clock.advance(1_000 + A_MOMENT);
  }
});

test('what an earlier line still says is not listened to', async () => {
  const { clock, anna, client } = aChat();
  const receivers: LinkReceiver[] = [];
  const rude: Transport = {
    connect: (receiver) => {
      receivers.push(receiver);
      return { send: () => {}, close: () => {} };
    },
  };
  const annas = client(anna, { transport: rude });
  annas.start();
  receivers[0]?.closed('lost');
  await clock.advance(1_000);
  expect(receivers).toHaveLength(2);
  const before = annas.connection.get();

  receivers[0]?.closed('unauthenticated');
  receivers[0]?.event({ event: 'session:ended', data: { reason: 'removed' } });

  expect(annas.connection.get()).toBe(before);
});

test('retryNow ends the wait', async () => {
  const { clock, server, connected, anna } = aChat();
  const annas = await connected(anna);
  server.stop();
  await clock.advance(30_000);
  server.resume();

  annas.retryNow();
  await clock.advance(A_MOMENT);

  expect(annas.connection.get().status).toBe('connected');
});

test('the wait is between the floor and the doubled ceiling, and never above the cap', () => {
  const random = seededRandom(7).next;
  for (let attempt = 1; attempt <= 2_000; attempt += 1) {
    const ms = backoffMs(attempt, random);
    expect(ms).toBeGreaterThanOrEqual(300);
    expect(ms).toBeLessThan(Math.min(15_000, Math.max(1_000, 1_000 * 2 ** (attempt - 1)) + 1));
  }
  expect(backoffMs(50, () => 0)).toBe(300);
  expect(backoffMs(50, () => 0.999_999)).toBeCloseTo(15_000, 0);
});

test('a server that welcomes and then fails every sync is asked with growing pauses', async () => {
  const { clock, server, connected, anna } = aChat();
  const annas = await connected(anna);
  const broken = { ok: false, error: { code: 'internal', message: 'Something broke.' } } as const;
  for (let n = 0; n < 1_000; n += 1) server.refuseNext('session:sync', broken);

  server.cut();
  await clock.advance(120_000);

  expect(server.count('session:sync')).toBeLessThan(40);
  expect(annas.connection.get().status).not.toBe('disconnected');
});

test('a server that asks for a pause before the sync gets it', async () => {
  const { clock, server, client, anna } = aChat();
  server.refuseNext('session:sync', {
    ok: false,
    error: { code: 'rate_limited', message: 'Slower, please.', retryAfterMs: 9_000 },
  });
  const annas = client(anna);
  annas.start();

  await clock.advance(8_900);
  expect(server.count('session:sync')).toBe(1);
  await clock.advance(LONGEST_WAIT);
  expect(annas.connection.get()).toEqual({ status: 'connected', synced: true });
});

test.each(['signed_out', 'removed', 'expired', 'replaced'] as const)(
  '[D7] session:ended with %s ends the connection for good',
  async (reason) => {
    const { clock, server, connected, anna } = aChat();
    const annas = await connected(anna);

    server.signOut(anna, reason);
    await clock.advance(300_000);

    expect(annas.connection.get()).toEqual({ status: 'disconnected', reason });
    expect(server.connected).toBe(0);
  },
);

test('[A3] a session that is renewed is gone on with, at the next attempt', async () => {
  const { clock, server, connected, anna } = aChat();
  const annas = await connected(anna);

  server.tell(anna.id, { event: 'session:ended', data: { reason: 'renewed' } });
  await clock.advance(100);
  expect(annas.connection.get()).toMatchObject({ status: 'reconnecting', reason: 'renewed' });
  await clock.advance(LONGEST_WAIT);

  expect(annas.connection.get()).toEqual({ status: 'connected', synced: true });
});

test('[T4] a connection refused as unauthenticated means signed out', async () => {
  const { clock, server, client, anna } = aChat();
  server.signOut(anna);
  const annas = client(anna);

  annas.start();
  await clock.advance(A_MOMENT);

  expect(annas.connection.get()).toEqual({ status: 'disconnected', reason: 'signed_out' });
});

test('[T6] a server of another protocol version is not talked to', async () => {
  const { clock, server, client, anna } = aChat();
  server.protocol = 2;
  const annas = client(anna);

  annas.start();
  await clock.advance(A_MOMENT);

  expect(annas.connection.get()).toEqual({ status: 'disconnected', reason: 'incompatible' });
  expect(server.received).toEqual([]);
});

test('somebody else signed in on this page: the old client ends rather than mix two people', async () => {
  const { clock, connected, anna } = aChat();
  const annas = await connected(anna, { user: aUser('Zoe') });
  await clock.advance(A_MOMENT);

  expect(annas.connection.get()).toEqual({ status: 'disconnected', reason: 'replaced' });
});

test('a server that accepts the line and says nothing is given up after a while', async () => {
  const { clock, server, client, anna } = aChat();
  server.loseDown((frame) => frame.event === 'session:welcomed');
  const annas = client(anna);
  annas.start();

  await clock.advance(15_100);

  expect(annas.connection.get()).toMatchObject({ status: 'reconnecting', reason: 'silent' });
  await clock.advance(1_000);
  expect(annas.connection.get()).toEqual({ status: 'connected', synced: true });
});

const states: readonly [string, (server: FakeServer, clock: FakeClock) => Promise<void>][] = [
  ['connected', async () => {}],
  ['waiting to reconnect', async (server) => server.stop()],
  ['in the middle of a sync', async (server) => server.cut()],
];

test.each(states)('close leaves no timer and no socket behind: %s', async (_, arrange) => {
  const { clock, server, connected, anna, general } = aChat();
  const annas = await connected(anna);
  annas.timeline(general).subscribe(() => {});
  annas.members(general).subscribe(() => {});
  annas.watch({ rooms: [general], users: [anna.id] });
  annas.send(general, 'hello');
  annas.setTyping(general, true);
  annas.markUnreadFrom(general, 1);
  const command = annas.joinRoom(general);
  await arrange(server, clock);
  await clock.advance(5);

  annas.close();
  await clock.advance(A_MOMENT);

  expect(clock.pending).toBe(0);
  expect(server.connected).toBe(0);
  expect(await command).toMatchObject({ ok: false });
  expect(annas.send(general, 'too late')).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
  annas.start();
  expect(annas.connection.get()).toEqual({ status: 'disconnected', reason: 'closed' });
});
