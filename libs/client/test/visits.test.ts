import { aRoom } from '@parley/testkit';
import { A_MOMENT, aChat, show } from './chat.ts';

/** The longest that a visitor waits for news. */
const A_TURN = 5_000 + A_MOMENT;
const forbidden = { ok: false, error: { code: 'forbidden', message: 'You may not do that.' } } as const;

/** Anna looks into #harbour, where Ben is and she is not, and has the messages before her. */
async function lookingIn(said = 3) {
  const chat = aChat();
  const harbour = chat.server.addRoom(aRoom('harbour'), chat.ben).id;
  chat.fill(harbour, chat.ben, said);
  const annas = await chat.connected(chat.anna);
  const shown = show(annas, harbour);
  const end = annas.visit(harbour);
  await chat.clock.advance(A_MOMENT);
  return { ...chat, annas, harbour, shown, end };
}

test('[D4] a visitor gets what is said, edited, deleted and given within 5 seconds', async () => {
  const { server, clock, ben, harbour, shown } = await lookingIn();
  server.post(harbour, ben, 'Ahoy');
  server.commit(
    harbour,
    (room) => room.edit(1, 'message one', clock.now()),
    (room) => room.remove(2),
    (room) => room.react(3, ben.id, '🎉', true),
  );
  await clock.advance(A_TURN);
  expect(shown.texts()).toEqual(['message one', '', 'message 3', 'Ahoy']);
  expect(shown.get().messages[2]?.reactions).toEqual([{ emoji: '🎉', users: [ben.id] }]);
  server.post(harbour, ben, 'Anybody there?');
  await clock.advance(A_TURN);
  expect(shown.seqs()).toEqual([1, 2, 3, 4, 5]);
});

test('a room is asked for only while somebody looks, and at once when they look again', async () => {
  const { server, clock, ben, annas, harbour, shown, end } = await lookingIn();
  end();
  server.post(harbour, ben, 'While nobody looked');
  await clock.advance(10 * A_TURN);
  expect(server.count('room:catchup')).toBe(0);
  annas.visit(harbour);
  await clock.advance(A_MOMENT);
  expect(shown.texts().at(-1)).toBe('While nobody looked');
});

test('two who look ask no more often than one, and the second goes on when the first leaves', async () => {
  const { server, clock, ben, annas, harbour, shown, end } = await lookingIn();
  annas.visit(harbour);
  end();
  end();
  server.post(harbour, ben, 'Ahoy');
  await clock.advance(A_TURN);
  expect(shown.texts().at(-1)).toBe('Ahoy');
  expect(server.count('room:catchup')).toBeLessThanOrEqual(2);
});

test('what was missed while the line was gone is there when it is back', async () => {
  const { server, clock, ben, harbour, shown } = await lookingIn();
  server.stop();
  server.post(harbour, ben, 'Nobody hears me');
  await clock.advance(A_TURN);
  server.resume();
  await clock.advance(30_000);
  expect(shown.texts().at(-1)).toBe('Nobody hears me');
});

test('who joins sees everything once, and is told by the server from then on', async () => {
  const { server, clock, ben, annas, harbour, shown } = await lookingIn();
  server.post(harbour, ben, 'Come in');
  void annas.joinRoom(harbour);
  await clock.advance(A_MOMENT);
  const asked = server.count('room:catchup');
  server.post(harbour, ben, 'Welcome');
  await clock.advance(10 * A_TURN);
  expect(shown.texts()).toEqual(['message 1', 'message 2', 'message 3', 'Come in', 'Welcome']);
  expect(server.count('room:catchup')).toBe(asked);
});

test('[D8] after a restore a visitor sees the room as it is now', async () => {
  const { server, clock, ben, harbour, shown } = await lookingIn();
  server.epoch = 'epoch-2' as typeof server.epoch;
  server.room(harbour).messages.splice(1);
  server.cut();
  await clock.advance(30_000);
  expect(shown.texts()).toEqual(['message 1']);
  server.post(harbour, ben, 'Again');
  await clock.advance(A_TURN);
  expect(shown.texts()).toEqual(['message 1', 'Again']);
});

test('[D9] too far behind, a visitor starts over from the newest page', async () => {
  const { server, clock, ben, harbour, shown, fill } = await lookingIn();
  server.refuseNext('room:catchup', forbidden);
  fill(harbour, ben, 100);
  await clock.advance(A_TURN);
  expect(shown.seqs()).toEqual(Array.from({ length: 50 }, (_, n) => 54 + n));
  server.post(harbour, ben, 'Go on');
  await clock.advance(A_TURN);
  expect(shown.texts().at(-1)).toBe('Go on');
});

test('[D7] a room that may not be read any more shows nothing, says why, and is not asked for again', async () => {
  const { server, clock, shown } = await lookingIn();
  server.refuseNext('room:catchup', forbidden);
  server.refuseNext('room:history', forbidden);
  await clock.advance(A_TURN);
  expect(shown.get()).toMatchObject({ loaded: false, messages: [], error: { code: 'forbidden' } });
  const asked = server.received.length;
  await clock.advance(4 * A_TURN);
  expect(server.received.length).toBe(asked);
});
