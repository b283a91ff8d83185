import { limits } from '@parley/events/limits';
import { aUser, roomId } from '@parley/testkit';
import { A_MOMENT, aChat } from './chat.ts';

async function watching() {
  const chat = aChat();
  const annas = await chat.connected(chat.anna);
  const asked = () =>
    chat.server.received.flatMap(({ command, data }) => (command === 'presence:watch' ? [data] : []));
  return { ...chat, annas, asked };
}

test('many watchers that come together are one question', async () => {
  const { clock, anna, ben, general, annas, asked } = await watching();
  annas.watch({ users: [anna.id] });
  annas.watch({ users: [ben.id, anna.id] });
  annas.watch({ rooms: [general] });
  expect(annas.presence(ben.id).get()).toBeUndefined();

  await clock.advance(A_MOMENT);

  expect(asked()).toEqual([{ rooms: [general], users: expect.arrayContaining([anna.id, ben.id]) }]);
  expect(annas.presence(ben.id).get()).toBe('online');
});

test('presence follows what the server tells, and is unknown again when nobody watches', async () => {
  const { clock, server, anna, ben, annas, asked } = await watching();
  const stop = annas.watch({ users: [ben.id] });
  await clock.advance(A_MOMENT);
  const seen: unknown[] = [];
  annas.presence(ben.id).subscribe(() => seen.push(annas.presence(ben.id).get()));
  server.tell(anna.id, {
    event: 'presence:changed',
    data: { presence: [{ user: ben.id, state: 'away' }] },
  });
  await clock.advance(A_MOMENT);

  stop();
  stop();
  await clock.advance(A_MOMENT);

  expect(seen).toEqual(['away', undefined]);
  expect(asked()).toEqual([
    { rooms: [], users: [ben.id] },
    { rooms: [], users: [] },
  ]);
});

test('a pause is told beside the state, and who is watched is known as they are now', async () => {
  const { clock, server, anna, ben, annas } = await watching();
  server.keepUser({ ...ben, name: 'Benno' });
  annas.watch({ users: [ben.id] });
  await clock.advance(A_MOMENT);
  expect(annas.user(ben.id).get()?.name).toBe('Benno');
  const tell = (pausedUntil?: number) =>
    server.tell(anna.id, {
      event: 'presence:changed',
      data: { presence: [{ user: ben.id, state: 'online', ...(pausedUntil && { pausedUntil }) }] },
    });
  const seen: unknown[] = [];
  annas.pausedUntil(ben.id).subscribe(() => seen.push(annas.pausedUntil(ben.id).get()));
  for (const until of [5_000, 5_000, undefined]) {
    tell(until);
    await clock.advance(A_MOMENT);
  }
  expect(seen).toEqual([5_000, undefined]);
  expect(annas.presence(ben.id).get()).toBe('online');
});

test('one who still watches keeps what another one lets go', async () => {
  const { clock, ben, annas, asked } = await watching();
  const stop = annas.watch({ users: [ben.id] });
  annas.watch({ users: [ben.id] });
  stop();
  await clock.advance(A_MOMENT);
  expect(asked()).toEqual([{ rooms: [], users: [ben.id] }]);
});

test('after a reconnection the server is told again what is watched, and that I am away', async () => {
  const { clock, server, ben, annas, asked } = await watching();
  annas.watch({ users: [ben.id] });
  annas.setAway(true);
  annas.setAway(true);
  await clock.advance(A_MOMENT);
  server.cut();
  await clock.advance(2_000);

  expect(asked()).toHaveLength(2);
  const states = server.received.filter(({ command }) => command === 'presence:set');
  expect(states.map(({ data }) => data)).toEqual([{ state: 'away' }, { state: 'away' }]);
});

test('no more is asked for than the server allows, and what was watched last goes first', async () => {
  const { clock, annas, asked } = await watching();
  const users = Array.from({ length: limits.watchedUsers + 1 }, (_, n) => aUser(`user-${n}`).id);
  for (const user of users) annas.watch({ users: [user] });
  for (let n = 0; n <= limits.watchedRooms; n += 1) annas.watch({ rooms: [roomId(`room-${n}`)] });
  await clock.advance(A_MOMENT);

  const [question] = asked();
  expect(Object(question).users).toEqual(users.slice(1).reverse());
  expect(Object(question).rooms).toHaveLength(limits.watchedRooms);
});

describe('typing', () => {
  const told = (chat: Awaited<ReturnType<typeof watching>>) =>
    chat.server.received.flatMap(({ command, data }) => (command === 'typing:set' ? [Object(data).on] : []));

  test('is told at most every three seconds while it goes on, and once when it ends', async () => {
    const chat = await watching();
    for (let n = 0; n < 70; n += 1) {
      chat.annas.setTyping(chat.general, true);
      await chat.clock.advance(100);
    }
    chat.annas.setTyping(chat.general, false);
    chat.annas.setTyping(chat.general, false);
    await chat.clock.advance(A_MOMENT);
    expect(told(chat)).toEqual([true, true, true, false]);
  });

  test('is told anew after a reconnection', async () => {
    const chat = await watching();
    chat.annas.setTyping(chat.general, true);
    await chat.clock.advance(A_MOMENT);
    chat.server.cut();
    await chat.clock.advance(1_200);
    chat.annas.setTyping(chat.general, true);
    await chat.clock.advance(A_MOMENT);
    expect(told(chat)).toEqual([true, true]);
  });

  test('ends with the message', async () => {
    const chat = await watching();
    chat.annas.setTyping(chat.general, true);
    chat.annas.send(chat.general, 'done');
    await chat.clock.advance(A_MOMENT);
    expect(told(chat)).toEqual([true, false]);
  });

  test('of others is shown until they stop or write, mine never', async () => {
    const { clock, server, anna, ben, general, annas } = await watching();
    const typing = annas.typing(general);
    server.tell(anna.id, { event: 'typing:changed', data: { room: general, users: [anna, ben] } });
    await clock.advance(A_MOMENT);
    expect(typing.get()).toEqual([ben]);

    server.post(general, ben, 'here it is');
    await clock.advance(A_MOMENT);
    expect(typing.get()).toEqual([]);

    server.tell(anna.id, { event: 'typing:changed', data: { room: general, users: [ben] } });
    server.tell(anna.id, { event: 'typing:changed', data: { room: general, users: [] } });
    await clock.advance(A_MOMENT);
    expect(typing.get()).toEqual([]);
  });

  test('whose end was lost is forgotten after a while, and with the line', async () => {
    const { clock, server, anna, ben, general, annas } = await watching();
    const typing = annas.typing(general);
    server.tell(anna.id, { event: 'typing:changed', data: { room: general, users: [ben] } });
    await clock.advance(29_000);
    expect(typing.get()).toEqual([ben]);
    await clock.advance(2_000);
    expect(typing.get()).toEqual([]);

    server.tell(anna.id, { event: 'typing:changed', data: { room: general, users: [ben] } });
    await clock.advance(A_MOMENT);
    server.cut();
    await clock.advance(0);
    expect(typing.get()).toEqual([]);
  });
});
