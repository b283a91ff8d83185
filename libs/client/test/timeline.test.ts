import { roomId } from '@parley/testkit';
import { A_MOMENT, aChat, show } from './chat.ts';

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

/** #general with `count` messages, nothing shown yet. */
async function longRoom(count = 300) {
  const chat = aChat();
  chat.fill(chat.general, chat.ben, count);
  const annas = await chat.connected(chat.anna);
  const { clock, general } = chat;
  /** Does something and lets its answer come. */
  const after = async <T>(deed: Promise<T>): Promise<T> => {
    await clock.advance(A_MOMENT);
    return deed;
  };
  const open = async () => {
    const shown = show(annas, general);
    await clock.advance(A_MOMENT);
    return shown;
  };
  return { ...chat, annas, after, open };
}

test('nothing is loaded until a timeline is shown, then its newest messages', async () => {
  const { server, annas, general, open } = await longRoom();
  expect(annas.timeline(general).get()).toMatchObject({ loaded: false, messages: [] });
  expect(server.count('room:history')).toBe(0);

  const shown = await open();

  expect(shown.seqs()).toEqual(range(251, 300));
  expect(shown.get()).toMatchObject({ loaded: true, hasBefore: true, hasAfter: false, loading: undefined });
});

test('two who look at one timeline load it once', async () => {
  const { server, annas, general, open } = await longRoom();
  show(annas, general);
  await open();
  expect(server.count('room:history')).toBe(1);
});

test('loadOlder goes back page by page to the first message, and no further; who reads on gets longer pages', async () => {
  const { open, after } = await longRoom(220);
  const { source, seqs, get } = await open();

  for (const first of [121, 21, 1]) {
    expect(await after(source.loadOlder())).toBe(true);
    expect(seqs()).toEqual(range(first, 220));
  }
  expect(get().hasBefore).toBe(false);
  expect(await after(source.loadOlder())).toBe(false);
});

test('a second loadOlder while one is under way asks for nothing', async () => {
  const { server, open, after } = await longRoom();
  const { source } = await open();

  const [first, second] = await after(Promise.all([source.loadOlder(), source.loadOlder()]));

  expect([first, second]).toEqual([true, false]);
  expect(server.count('room:history')).toBe(2);
});

test('an empty room is loaded, with nothing on either side, and its first message appears', async () => {
  const { server, clock, ben, general, open } = await longRoom(0);
  const shown = await open();
  expect(shown.get()).toMatchObject({ loaded: true, messages: [], hasBefore: false, hasAfter: false });

  server.post(general, ben, 'first!');
  await clock.advance(A_MOMENT);

  expect(shown.texts()).toEqual(['first!']);
});

test('loadAround shows another part; new messages stay out of it until loadNewest or enough of loadNewer', async () => {
  const { server, clock, ben, general, open, after } = await longRoom();
  const { source, seqs, get } = await open();

  expect(await after(source.loadAround(100))).toBe(true);
  expect(seqs()).toEqual(range(75, 124));
  expect(get()).toMatchObject({ hasBefore: true, hasAfter: true });
  server.post(general, ben, 'new');
  await clock.advance(A_MOMENT);
  expect(seqs()).toEqual(range(75, 124));

  await source.loadNewest();
  expect(seqs()).toEqual(range(251, 301));
  expect(get().hasAfter).toBe(false);
});

test('who asks for another part is told of it before the asking ends, however seldom the page listens', async () => {
  const chat = aChat();
  chat.fill(chat.general, chat.ben, 300);
  const annas = await chat.connected(chat.anna, { noticeTime: () => {} });
  const { source, get } = show(annas, chat.general);
  await chat.clock.advance(A_MOMENT);
  for (const go of [() => source.loadAround(100), () => source.loadNewest()]) {
    let told = 0;
    const end = source.subscribe(() => (told = get().messages.length));
    const toldWhenDone = go().then(() => told);
    await chat.clock.advance(A_MOMENT);
    expect(await toldWhenDone).toBe(50);
    end();
  }
});

test('loadNewer closes the way between an older part and the live end, which then are one', async () => {
  const { server, clock, ben, general, open, after } = await longRoom();
  const { source, seqs, get } = await open();
  await after(source.loadAround(175));
  expect(seqs()).toEqual(range(150, 199));

  await after(source.loadNewer());
  await after(source.loadNewer());

  expect(seqs()).toEqual(range(150, 300));
  expect(get().hasAfter).toBe(false);
  server.post(general, ben, 'live again');
  await clock.advance(A_MOMENT);
  expect(seqs()).toEqual(range(150, 301));
});

test('loadAround a message that is here already asks for nothing', async () => {
  const { server, open, after } = await longRoom();
  const { source } = await open();
  expect(await after(source.loadAround(280))).toBe(true);
  expect(server.count('room:history')).toBe(1);
});

test('a jump overtakes the load before it', async () => {
  const { open, after } = await longRoom();
  const { source, seqs } = await open();

  const [older, around] = await after(Promise.all([source.loadOlder(), source.loadAround(50)]));

  expect([older, around]).toEqual([false, true]);
  expect(seqs()).toEqual(range(25, 74));
});

test('changes touch older parts too: an edit, a reaction, a deletion', async () => {
  const { server, clock, ben, general, open, after } = await longRoom();
  const { source, get } = await open();
  await after(source.loadAround(100));

  server.commit(
    general,
    (room) => room.edit(99, 'edited', 1),
    (room) => room.react(100, ben.id, '👍', true),
    (room) => room.remove(101),
    (room) => room.edit(125, 'just outside', 1),
  );
  await clock.advance(A_MOMENT);

  expect(get().messages.slice(24, 27)).toMatchObject([
    { seq: 99, text: 'edited' },
    { seq: 100, reactions: [{ emoji: '👍', users: ['ben'] }] },
    { seq: 101, text: '', deleted: true },
  ]);
  expect(get().messages).toHaveLength(50);
});

test('[H2] a change that comes while an older page is on its way is applied to that page', async () => {
  const { server, clock, ben, general, open } = await longRoom();
  const { source, get } = await open();
  // The answer leaves with the state of now, and arrives after the change.
  server.down = (frame) => [frame.event === 'ack' ? 60 : 10];
  const loading = source.loadOlder();
  await clock.advance(15);
  server.commit(
    general,
    (room) => room.edit(240, 'edited meanwhile', 1),
    (room) => room.react(241, ben.id, '🎉', true),
  );
  await clock.advance(A_MOMENT);

  expect(await loading).toBe(true);
  const [edited, reacted] = get().messages.slice(39, 41);
  expect(edited).toMatchObject({ seq: 240, text: 'edited meanwhile' });
  expect(reacted).toMatchObject({ seq: 241, reactions: [{ emoji: '🎉', users: ['ben'] }] });
});

test('[H2] a page that is newer than the frames on their way is not set back by them', async () => {
  const { server, clock, ben, general, open } = await longRoom();
  const { source, get } = await open();
  server.commit(general, (room) => room.react(250, ben.id, '👍', true));
  server.down = (frame) => [frame.event === 'room:changed' ? 60 : 10];
  server.commit(general, (room) => room.react(250, ben.id, '👍', false));
  server.post(general, ben, 'new');
  server.down = (frame) => [frame.event === 'ack' ? 5 : 10];
  const seen: unknown[] = [];
  source.subscribe(() => {
    const message = get().messages.find((each) => 'seq' in each && each.seq === 250);
    if (message) seen.push(message.reactions);
  });

  const loading = source.loadOlder();
  await clock.advance(A_MOMENT);

  expect(await loading).toBe(true);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every((reactions) => JSON.stringify(reactions) === '[]')).toBe(true);
});

test('[H2] new messages that come while the newest page is on its way are in it', async () => {
  const { server, clock, ben, general, annas } = await longRoom();
  server.down = (frame) => [frame.event === 'ack' ? 60 : 10];
  const shown = show(annas, general);
  await clock.advance(15);
  server.post(general, ben, 'meanwhile');
  await clock.advance(A_MOMENT);

  expect(shown.seqs()).toEqual(range(251, 301));
  expect(shown.get().hasAfter).toBe(false);
});

test('a failed load says why, keeps what is shown, and can be repeated', async () => {
  const { server, open, after } = await longRoom();
  const { source, seqs, get } = await open();
  const error = { code: 'internal', message: 'Something broke.' } as const;
  server.refuseNext('room:history', { ok: false, error });

  expect(await after(source.loadOlder())).toBe(false);
  expect(get()).toMatchObject({ error, loading: undefined });
  expect(seqs()).toEqual(range(251, 300));

  expect(await after(source.loadOlder())).toBe(true);
  expect(get().error).toBeUndefined();
});

test('a timeline opened offline loads by itself once the server is back', async () => {
  const { server, clock, general, annas } = await longRoom();
  server.stop();
  const shown = show(annas, general);
  await clock.advance(25_000);
  expect(shown.get()).toMatchObject({ loaded: false, error: { code: 'unavailable' } });

  server.resume();
  await clock.advance(16_000);

  expect(shown.seqs()).toEqual(range(251, 300));
});

test('of rooms that are not shown only the newest messages are kept, except for the last few', async () => {
  const { server, clock, anna, ben, general, annas, open, after, fill } = await longRoom();
  const first = await open();
  await after(first.source.loadOlder());
  await after(first.source.loadOlder());
  first.hide();
  expect(first.seqs()).toHaveLength(200);

  for (let n = 1; n <= 5; n += 1) {
    const room = server.addRoom({ ...server.room(general).room, id: roomId(`room-${n}`) }, anna, ben).id;
    fill(room, ben, 1);
    const shown = show(annas, room);
    await clock.advance(A_MOMENT);
    shown.hide();
  }

  expect(first.seqs()).toEqual(range(201, 300));
  expect(first.get()).toMatchObject({ hasBefore: true, hasAfter: false });
});

test('a hidden room that goes on does not grow without bound', async () => {
  const { clock, ben, general, open, fill } = await longRoom();
  const shown = await open();
  shown.hide();

  fill(general, ben, 600);
  await clock.advance(A_MOMENT);

  expect(shown.seqs().length).toBeLessThanOrEqual(500);
  expect(shown.seqs().at(-1)).toBe(900);
});

test('messages that did not change keep their reference', async () => {
  const { server, clock, ben, general, open } = await longRoom();
  const shown = await open();
  const before = shown.get().messages;

  server.post(general, ben, 'one more');
  server.commit(general, (room) => room.edit(260, 'edited', 1));
  await clock.advance(A_MOMENT);

  const changed = before.filter((message, n) => shown.get().messages[n] !== message);
  expect(changed).toMatchObject([{ seq: 260 }]);
});

test('the list of messages is the same while a page is on its way, and another when it is here', async () => {
  const { open, after } = await longRoom();
  const { source, get } = await open();
  const { messages } = get();

  const loading = source.loadOlder();
  expect(get().loading).toBe('older');
  expect(get().messages).toBe(messages);

  expect(await after(loading)).toBe(true);
  expect(get().messages).toHaveLength(messages.length + 50);
});

test('who reads at the end for long keeps the newest messages, and loads older ones as ever', async () => {
  const { clock, server, ben, annas, general, open, after } = await longRoom(50);
  const { source, seqs, get } = await open();
  const leave = annas.follow(general);
  for (let n = 0; n < 600; n += 1) server.post(general, ben, `more ${n}`);
  await clock.advance(A_MOMENT + 1_000);
  expect(seqs()).toEqual(range(351, 650));
  expect(get()).toMatchObject({ hasBefore: true, hasAfter: false });

  leave();
  expect(await after(source.loadOlder())).toBe(true);
  expect(seqs()).toEqual(range(251, 650));
});

test('who reads further up keeps all that came meanwhile', async () => {
  const { clock, server, ben, general, open } = await longRoom(50);
  const { seqs } = await open();
  for (let n = 0; n < 700; n += 1) server.post(general, ben, `more ${n}`);
  await clock.advance(A_MOMENT + 1_000);
  expect(seqs()).toEqual(range(1, 750));
});
