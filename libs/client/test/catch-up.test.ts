import { aRoom, type FakeServer } from '@parley/testkit';
import { A_MOMENT, aChat, show } from './chat.ts';

/** Anna looks at `count` rooms, and each misses a message while she is offline. */
async function missing(count: number) {
  const chat = aChat();
  const rooms = Array.from(
    { length: count },
    (_, n) => chat.server.addRoom(aRoom(`r${n}`), chat.anna, chat.ben).id,
  );
  const annas = await chat.connected(chat.anna);
  const shown = rooms.map((room) => show(annas, room));
  await chat.clock.advance(A_MOMENT);
  chat.server.syncChanges = 0;
  chat.server.stop();
  for (const room of rooms) chat.server.post(room, chat.ben, `missed in ${room}`);
  await chat.clock.advance(0);
  const back = (ms: number) => {
    chat.server.resume();
    annas.retryNow();
    return chat.clock.advance(ms);
  };
  return { ...chat, annas, rooms, shown, back };
}

const asked = (server: FakeServer) => server.count('room:catchup');

test('many rooms are caught up a few at a time', async () => {
  const { server, shown, back } = await missing(12);
  // Line, welcome, sync and its answer take 10 ms each; the first questions then 10 more.
  await back(55);
  expect(asked(server)).toBe(4);
  await back(1_000);
  expect(asked(server)).toBe(12);
  expect(shown.map(({ texts }) => texts().length)).toEqual(Array.from({ length: 12 }, () => 1));
});

test('[C5] a refusal for now is asked again after its time, and keeps nothing else waiting for good', async () => {
  const { server, shown, back } = await missing(2);
  server.refuseNext('room:catchup', {
    ok: false,
    error: { code: 'rate_limited', message: 'Slower.', retryAfterMs: 3_000 },
  });
  await back(2_900);
  expect(shown.map(({ texts }) => texts().length)).toEqual([0, 1]);
  await back(300);
  expect(shown.map(({ texts }) => texts().length)).toEqual([1, 1]);
});

test('a server that breaks is asked with growing pauses', async () => {
  const { server, back } = await missing(1);
  const broken = { ok: false, error: { code: 'internal', message: 'Something broke.' } } as const;
  for (let n = 0; n < 1_000; n += 1) server.refuseNext('room:catchup', broken);
  await back(120_000);
  expect(asked(server)).toBeGreaterThan(5);
  expect(asked(server)).toBeLessThan(60);
});

test.each(['forbidden', 'not_found'] as const)(
  '[D7] a room whose catch-up is %s is mine no more',
  async (code) => {
    const { server, annas, rooms, shown, back } = await missing(1);
    server.refuseNext('room:catchup', { ok: false, error: { code, message: 'No.' } });
    await back(200);
    expect(annas.rooms.get()?.map(({ id }) => id)).not.toContain(rooms[0]);
    expect(shown[0]?.get()).toMatchObject({ messages: [], loaded: false });
  },
);

test('an unanswered question means a dead line', async () => {
  const { server, annas, shown, back } = await missing(1);
  server.loseDown((frame) => frame.event === 'ack' && frame.to === 'room:catchup');
  await back(8_100);
  expect(annas.connection.get()).toMatchObject({ status: 'reconnecting', reason: 'silent' });
  await back(2_000);
  expect(shown[0]?.texts()).toHaveLength(1);
});

test('a page that leads nowhere is asked for again with growing pauses', async () => {
  const { server, shown, back } = await missing(1);
  server.catchupPage = 0;
  await back(120_000);
  expect(asked(server)).toBeGreaterThan(5);
  expect(asked(server)).toBeLessThan(60);
  server.catchupPage = 500;
  await back(16_000);
  expect(shown[0]?.texts()).toHaveLength(1);
});
