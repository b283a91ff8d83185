import { A_MOMENT, aChat } from './chat.ts';

/** #general with ten messages of Ben's, none read. */
async function unread() {
  const chat = aChat();
  chat.fill(chat.general, chat.ben, 10);
  const annas = await chat.connected(chat.anna);
  const told = () =>
    chat.server.received.flatMap(({ command, data }) =>
      command === 'read:set' ? [Object(data).seq as number] : [],
    );
  return { ...chat, annas, told, view: () => annas.room(chat.general).get() };
}

test('[H3] unread is what lies between the read position and the head, and grows with each message', async () => {
  const { clock, server, ben, general, view } = await unread();
  expect(view()).toMatchObject({ read: 0, unread: 10 });
  server.post(general, ben, 'one more');
  await clock.advance(A_MOMENT);
  expect(view()).toMatchObject({ unread: 11 });
});

test('reading shows at once and is told once, after a moment, with the last position', async () => {
  const { clock, annas, general, told, view } = await unread();
  for (let seq = 1; seq <= 7; seq += 1) {
    annas.markRead(general, seq);
    await clock.advance(20);
  }
  expect(view()).toMatchObject({ read: 7, unread: 3 });
  expect(told()).toEqual([]);

  await clock.advance(1_000);

  expect(told()).toEqual([7]);
});

test('markRead never moves back, nor beyond the head', async () => {
  const { clock, annas, general, told, view } = await unread();
  annas.markRead(general, 5);
  annas.markRead(general, 3);
  expect(view()?.read).toBe(5);
  annas.markRead(general, 9_999);
  expect(view()?.read).toBe(10);
  await clock.advance(1_000);
  expect(told()).toEqual([10]);
});

test('markUnreadFrom moves back, and is told at once', async () => {
  const { clock, annas, general, told, view } = await unread();
  annas.markRead(general, 10);
  await clock.advance(1_000);
  annas.markUnreadFrom(general, 4);
  await clock.advance(A_MOMENT);

  expect(view()).toMatchObject({ read: 3, unread: 7 });
  expect(told()).toEqual([10, 3]);
});

test('what my other devices read counts here', async () => {
  const { clock, server, anna, general, view } = await unread();
  server.setRead(anna.id, general, 6);
  await clock.advance(A_MOMENT);
  expect(view()).toMatchObject({ read: 6, unread: 4 });
});

test('an older position from elsewhere does not undo what was just read here', async () => {
  const { clock, server, anna, annas, general, view } = await unread();
  annas.markRead(general, 9);
  server.setRead(anna.id, general, 6);
  await clock.advance(A_MOMENT);
  expect(view()?.read).toBe(9);
  await clock.advance(1_000);
  expect(server.room(general).reads.get(anna.id)).toBe(9);
});

test('what was read on the way further is told again when an older position set the server back', async () => {
  const { clock, server, anna, annas, general, view } = await unread();
  annas.markRead(general, 3);
  server.up = () => [60];
  await clock.advance(410);
  server.setRead(anna.id, general, 8);
  await clock.advance(1_000);

  expect(view()?.read).toBe(8);
  expect(server.room(general).reads.get(anna.id)).toBe(8);
});

test('what was read offline is told after the next sync, and not undone by it', async () => {
  const { clock, server, anna, annas, general, view } = await unread();
  server.stop();
  await clock.advance(5_000);
  annas.markRead(general, 8);
  await clock.advance(5_000);
  server.resume();
  await clock.advance(16_000);

  expect(view()?.read).toBe(8);
  expect(server.room(general).reads.get(anna.id)).toBe(8);
});

test('a lost or refused answer is told again', async () => {
  const { clock, server, anna, annas, general } = await unread();
  server.refuseNext('read:set', {
    ok: false,
    error: { code: 'rate_limited', message: 'Slower.', retryAfterMs: 1_500 },
  });
  server.loseDown((frame) => frame.event === 'ack' && frame.to === 'read:set', 2);
  annas.markRead(general, 8);
  await clock.advance(60_000);

  expect(server.room(general).reads.get(anna.id)).toBe(8);
  expect(server.count('read:set')).toBe(3);
});

test('whoever writes has read, on this device and on the others', async () => {
  const { clock, annas, anna, general, connected, view } = await unread();
  const phone = await connected(anna);
  annas.send(general, 'hello');
  await clock.advance(A_MOMENT);

  expect(view()).toMatchObject({ read: 11, unread: 0 });
  expect(phone.room(general).get()).toMatchObject({ read: 11, unread: 0 });
});

test('what was marked as unread stays so when a message written before it arrives', async () => {
  const { clock, server, anna, annas, general, view } = await unread();
  server.stop();
  await clock.advance(A_MOMENT);
  annas.send(general, 'written offline');
  annas.markUnreadFrom(general, 4);
  server.resume();
  await clock.advance(16_000);

  expect(view()).toMatchObject({ read: 3, unread: 8 });
  expect(server.room(general).reads.get(anna.id)).toBe(3);
});

test('where somebody reads at the end, what comes was never unread; afterwards it is again', async () => {
  const { clock, server, annas, ben, general, told, view } = await unread();
  annas.markRead(general, 10);
  const leave = annas.follow(general);
  const counts: (number | undefined)[] = [];
  annas.room(general).subscribe(() => counts.push(view()?.unread));
  server.post(general, ben, 'one more');
  server.post(general, ben, 'and another');
  await clock.advance(1_000);
  expect(counts.filter((unread) => unread !== 0)).toEqual([]);
  expect(view()).toMatchObject({ read: 12, unread: 0 });
  expect(told().at(-1)).toBe(12);

  leave();
  server.post(general, ben, 'not seen');
  await clock.advance(1_000);
  expect(view()).toMatchObject({ read: 12, unread: 1 });
});
