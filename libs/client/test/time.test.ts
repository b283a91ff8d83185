import { FakeClock } from '@parley/testkit';
import { SessionClock } from '../src/session-clock.ts';
import { aChat, A_MOMENT } from './chat.ts';

test('server time is known from the round trip, and its latency', async () => {
  const { clock, server, anna, client } = aChat();
  const ahead = 90_000;
  const annas = client(anna, { clock: behind(clock, ahead) });
  annas.start();
  await clock.advance(A_MOMENT);

  expect(annas.serverClock.get()).toEqual({ offset: ahead, latency: 20 });
  expect(annas.serverNow()).toBe(server.clock.now());
});

test('the shortest round trip decides the offset, the last one is the latency', async () => {
  const { clock, server, anna, connected } = aChat();
  const annas = await connected(anna);
  // A slow way back alone would make the server look 200 ms behind.
  server.down = () => [410];
  await clock.advance(60_000);
  expect(annas.serverClock.get()).toEqual({ offset: 0, latency: 420 });
});

test('[V3] a clock that is set is noticed with the next server time', async () => {
  const { clock, server, anna, connected } = aChat();
  const annas = await connected(anna);
  clock.jump(-3_600_000);
  const time = clock.now() + 3_600_000;
  server.tell(anna.id, { event: 'server:timed', data: { time } });
  await clock.advance(A_MOMENT);

  expect(Math.abs(annas.serverClock.get().offset - 3_600_000)).toBeLessThan(100);
});

test('heartbeats come about every 45 seconds, spread, and only while connected', async () => {
  const beats = new Set<number>();
  for (let seed = 1; seed <= 5; seed += 1) {
    const { clock, server, anna, connected } = aChat(seed);
    await connected(anna);
    const start = clock.monotonic();
    while (server.count('session:heads') === 0) await clock.advance(100);
    beats.add(Math.round((clock.monotonic() - start) / 1_000));
    await clock.advance(600_000);
    expect(server.count('session:heads')).toBeGreaterThanOrEqual(11);
    expect(server.count('session:heads')).toBeLessThanOrEqual(17);
    server.stop();
    const before = server.count('session:heads');
    await clock.advance(600_000);
    expect(server.count('session:heads')).toBe(before);
  }
  expect(beats.size).toBeGreaterThan(2);
  expect(Math.min(...beats)).toBeGreaterThanOrEqual(36);
  expect(Math.max(...beats)).toBeLessThanOrEqual(54);
});

test('a line that carries nothing any more is found by the heartbeat and replaced', async () => {
  const { clock, server, anna, connected } = aChat();
  const annas = await connected(anna);
  server.freeze();
  await clock.advance(70_000);
  expect(annas.connection.get()).toEqual({ status: 'connected', synced: true });
  expect(server.connected).toBe(2);
});

test('a line that outlived its session is found by the heartbeat, and the next handshake asks who it is', async () => {
  const { clock, server, anna, connected } = aChat();
  await connected(anna);
  server.refuseNext('session:heads', {
    ok: false,
    error: { code: 'unauthenticated', message: 'The session is over.' },
  });
  await clock.advance(70_000);
  expect(server.count('session:sync')).toBe(2);
});

test('a session clock lets its timers run, and none after it was stopped', async () => {
  const clock = new FakeClock();
  const session = new SessionClock(clock);
  const ran: string[] = [];
  session.after(10, () => ran.push('in time'));
  const cancel = session.after(10, () => ran.push('cancelled'));
  session.after(30, () => ran.push('stopped'));
  cancel();
  await clock.advance(20);
  session.stop();
  session.after(1, () => ran.push('after the end'));
  await clock.advance(100);

  expect(ran).toEqual(['in time']);
  expect(clock.pending).toBe(0);
  expect(session.now()).toBe(clock.now());
  expect(session.monotonic()).toBe(clock.monotonic());
});

/** The same clock whose wall is `ms` behind. */
const behind = (clock: FakeClock, ms: number) => ({
  now: () => clock.now() - ms,
  monotonic: clock.monotonic,
  after: clock.after,
});
