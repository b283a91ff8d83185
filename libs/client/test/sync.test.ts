import type { User } from '@parley/events';
import { aRoom, epoch, messageId, steady, type DownFrame } from '@parley/testkit';
import { A_MOMENT, aChat, show } from './chat.ts';

const isFrame = (frame: DownFrame) => frame.event === 'room:changed';

/** Anna's client with #general on the screen and three messages in it. */
async function following() {
  const chat = aChat();
  chat.fill(chat.general, chat.ben, 3);
  const annas = await chat.connected(chat.anna);
  const shown = show(annas, chat.general);
  await chat.clock.advance(A_MOMENT);
  return { ...chat, annas, shown };
}

test('[D4] frames that fit are applied at once, without asking for anything', async () => {
  const { clock, server, ben, general, shown } = await following();

  server.post(general, ben, 'hello');
  await clock.advance(10);

  expect(shown.texts()).toEqual(['message 1', 'message 2', 'message 3', 'hello']);
  expect(server.count('room:catchup')).toBe(0);
});

test('[D4] a frame that comes twice counts once', async () => {
  const { clock, server, ben, general, shown } = await following();
  server.down = () => [10, 30];

  server.post(general, ben, 'hello');
  await clock.advance(A_MOMENT);

  expect(shown.texts()).toEqual(['message 1', 'message 2', 'message 3', 'hello']);
  expect(server.count('room:catchup')).toBe(0);
});

test('[D4] frames that cross on their way wait for each other, and nothing is asked for', async () => {
  const { clock, server, ben, general, shown } = await following();
  server.down = () => [120];
  server.post(general, ben, 'first');
  server.down = steady(10);
  server.post(general, ben, 'second');

  await clock.advance(50);
  expect(shown.seqs()).toEqual([1, 2, 3]);
  await clock.advance(A_MOMENT);
  expect(shown.texts().slice(3)).toEqual(['first', 'second']);
  await clock.advance(1_000);
  expect(server.count('room:catchup')).toBe(0);
});

test('[D4] a lost frame leaves a gap, which is caught up after a short wait', async () => {
  const { clock, server, ben, general, shown } = await following();
  server.loseDown(isFrame);
  server.post(general, ben, 'lost');
  server.post(general, ben, 'next');

  await clock.advance(140);
  expect(shown.seqs()).toEqual([1, 2, 3]);
  await clock.advance(A_MOMENT);
  expect(shown.texts().slice(3)).toEqual(['lost', 'next']);
  expect(server.count('room:catchup')).toBe(1);
});

test('[D4] what arrives during a catch-up is kept and applied after it', async () => {
  const { clock, server, ben, general, shown } = await following();
  server.loseDown(isFrame);
  server.post(general, ben, 'lost');
  server.post(general, ben, 'shows the gap');
  await clock.advance(165);
  server.post(general, ben, 'meanwhile');
  expect(server.count('room:catchup')).toBe(0);

  await clock.advance(200);

  expect(shown.texts().slice(3)).toEqual(['lost', 'shows the gap', 'meanwhile']);
  expect(server.count('room:catchup')).toBe(1);
});

test('[D9] pages of a catch-up are shown only when all are here', async () => {
  const { clock, server, ben, general, shown, fill } = await following();
  server.catchupPage = 2;
  server.syncChanges = 0;
  server.stop();
  fill(general, ben, 5);
  server.commit(general, (room) => room.edit(4, 'edited since', clock.now()));
  const lengths = new Set<number>();
  shown.source.subscribe(() => lengths.add(shown.seqs().length));

  server.resume();
  await clock.advance(2_000);

  expect(shown.seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(shown.texts()[3]).toBe('edited since');
  expect(server.count('room:catchup')).toBe(3);
  expect([...lengths]).toEqual([8]);
});

test('[D9] a sync that brings a first page is continued from its end', async () => {
  const { clock, server, ben, general, shown, fill } = await following();
  server.syncChanges = 2;
  server.stop();
  fill(general, ben, 5);

  server.resume();
  await clock.advance(2_000);

  expect(shown.seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(server.count('room:catchup')).toBe(1);
  expect(server.received.find(({ command }) => command === 'room:catchup')?.data).toEqual({
    room: general,
    since: 8,
  });
});

test('[D9] too far behind, the newest page replaces what was there', async () => {
  const { clock, server, ben, general, shown, fill } = await following();
  server.catchupBehind = 10;
  server.stop();
  fill(general, ben, 100);

  server.resume();
  await clock.advance(2_000);

  expect(shown.seqs()).toEqual(Array.from({ length: 50 }, (_, n) => 54 + n));
  expect(shown.get()).toMatchObject({ hasBefore: true, hasAfter: false });
  server.post(general, ben, 'and on');
  await clock.advance(A_MOMENT);
  expect(shown.texts().at(-1)).toBe('and on');
});

test('[D8] in another epoch all rooms and cursors are forgotten, and nothing old shines through', async () => {
  const { clock, server, general, ben, annas, shown } = await following();
  server.stop();
  const restored = server.addRoom(aRoom('general'), ...server.users.values());
  server.epoch = epoch('epoch-2');
  restored.post(ben.id, messageId('restored'), 'from the backup', 0);

  server.resume();
  await clock.advance(2_000);

  expect(shown.texts()).toEqual(['from the backup']);
  const asked = server.received.filter(({ command }) => command === 'session:sync').at(-1);
  expect(asked?.data).toEqual({ epoch: 'epoch-2', cursors: {} });
  expect(annas.room(general).get()?.head).toEqual(restored.head);
});

test('[D6] session:resync asks for what was left out', async () => {
  const { clock, server, anna, ben, general, shown } = await following();
  server.loseDown(isFrame, 2);
  server.post(general, ben, 'left out');
  server.post(general, ben, 'left out too');

  server.tell(anna.id, { event: 'session:resync', data: {} });
  await clock.advance(A_MOMENT);

  expect(shown.texts().slice(3)).toEqual(['left out', 'left out too']);
});

test('[D10] a lost last frame is found by the heartbeat', async () => {
  const { clock, server, ben, general, shown } = await following();
  server.loseDown(isFrame);
  server.post(general, ben, 'the last word');

  await clock.advance(30_000);
  expect(shown.seqs()).toEqual([1, 2, 3]);
  await clock.advance(30_000);
  expect(shown.texts().at(-1)).toBe('the last word');
});

test('[D10] wake catches up at once', async () => {
  const { clock, server, ben, general, annas, shown } = await following();
  server.loseDown(isFrame);
  server.post(general, ben, 'while you slept');
  await clock.advance(A_MOMENT);

  annas.wake();
  await clock.advance(300);

  expect(shown.texts().at(-1)).toBe('while you slept');
});

test('wake finds out within seconds that an open line is dead', async () => {
  const { clock, server, annas } = await following();
  server.freeze();
  annas.wake();

  await clock.advance(4_100);
  expect(annas.connection.get()).toMatchObject({ status: 'reconnecting', reason: 'silent' });
  await clock.advance(1_100);
  expect(annas.connection.get()).toEqual({ status: 'connected', synced: true });
});

test('only rooms of which something is held are asked for by cursor', async () => {
  const { clock, server, anna, ben, annas, general } = await following();
  const side = server.addRoom(aRoom('side'), anna, ben).id;
  annas.wake();
  await clock.advance(A_MOMENT);
  server.cut();
  server.post(side, ben, 'in a room that nobody opened');
  await clock.advance(2_000);

  const asked = server.received.filter(({ command }) => command === 'session:sync').at(-1);
  expect(asked?.data).toMatchObject({ cursors: { [general]: expect.any(Number) } });
  expect(Object.keys(Object(asked?.data).cursors)).toEqual([general]);
  expect(annas.room(side).get()).toMatchObject({ unread: 1, head: { seq: 1 } });
});

test('a room gained while a sync is on its way is not lost to the older answer', async () => {
  const { clock, server, anna, annas } = await following();
  server.down = (frame) => [frame.event === 'ack' ? 80 : 10];
  server.tell(anna.id, { event: 'session:resync', data: {} });
  await clock.advance(25);
  const late = server.addRoom(aRoom('late'));
  server.join(late.id, anna);

  await clock.advance(200);

  expect(annas.room(late.id).get()?.room.name).toBe('late');
});

test('a frame that comes before the news that its room is mine is not lost', async () => {
  const { clock, server, anna, ben, annas } = await following();
  const late = server.addRoom(aRoom('late'), ben);
  server.down = (frame) => [frame.event === 'self:changed' ? 60 : 10];
  server.join(late.id, anna);
  server.post(late.id, ben, 'welcome');

  await clock.advance(A_MOMENT);

  expect(annas.room(late.id).get()?.head.seq).toBe(1);
  expect(server.count('room:catchup')).toBe(0);
});

test('[D7] a room I am removed from leaves nothing behind', async () => {
  const { clock, server, anna, general, annas, shown } = await following();
  server.commit(general, (room) => room.part(anna.id, 'removed'));
  await clock.advance(A_MOMENT);

  expect(annas.rooms.get()).toEqual([]);
  expect(annas.room(general).get()).toBeUndefined();
  expect(shown.get()).toMatchObject({ messages: [], loaded: false });
});

test('a room I left on another device while this one was offline is gone after the sync', async () => {
  const { clock, server, anna, general, annas, shown } = await following();
  server.stop();
  server.commit(general, (room) => room.part(anna.id, 'left'));
  server.resume();
  await clock.advance(2_000);

  expect(annas.rooms.get()).toEqual([]);
  expect(shown.texts()).toEqual([]);
});

test('a person renamed is renamed in my direct rooms, and of two versions the later one wins', async () => {
  const { clock, server, anna, ben, annas } = await following();
  void annas.openDirect([ben.id]);
  await clock.advance(A_MOMENT);
  const direct = annas.rooms.get()?.find(({ room }) => room.kind === 'direct');
  expect(direct?.people.map(({ name }) => name)).toEqual(['Ben']);

  server.tell(anna.id, { event: 'user:changed', data: { user: { ...ben, name: 'Benedict', changedAt: 5 } } });
  server.tell(anna.id, { event: 'user:changed', data: { user: { ...ben, name: 'Stale', changedAt: 4 } } });
  await clock.advance(A_MOMENT);

  expect(annas.rooms.get()?.find(({ room }) => room.kind === 'direct')?.people[0]?.name).toBe('Benedict');
  expect(annas.user(ben.id).get()?.name).toBe('Benedict');
});

test('a change in one room tells nothing to those who look at another', async () => {
  const { clock, server, anna, ben, annas, shown, general } = await following();
  const side = server.addRoom(aRoom('side'), anna, ben).id;
  annas.wake();
  await clock.advance(300);
  let told = 0;
  const before = [shown.get(), annas.room(general).get()];
  shown.source.subscribe(() => (told += 1));
  annas.room(general).subscribe(() => (told += 1));

  server.post(side, ben, 'elsewhere');
  await clock.advance(A_MOMENT);

  expect(annas.room(side).get()?.unread).toBe(1);
  expect(told).toBe(0);
  expect([shown.get(), annas.room(general).get()]).toEqual(before);
  expect(shown.get()).toBe(before[0]);
});

test('of two syncs that overlap the later answer counts', async () => {
  const { clock, server, anna, annas } = await following();
  server.down = (frame) => [frame.event === 'ack' ? 200 : 10];
  server.tell(anna.id, { event: 'session:resync', data: {} });
  await clock.advance(25);
  server.down = (frame) => [frame.event === 'self:changed' ? 1_000 : 10];
  const late = server.addRoom(aRoom('late'), anna);
  server.tell(anna.id, { event: 'session:resync', data: {} });

  await clock.advance(50);
  expect(annas.room(late.id).get()?.room.name).toBe('late');
  await clock.advance(500);
  expect(annas.room(late.id).get()?.room.name).toBe('late');
});

test('people are known from whatever names them: frames, pages, member lists', async () => {
  const { clock, server, annas, general } = await following();
  const side = server.addRoom(aRoom('side'), server.addUser('Host')).id;
  const name = (user: User) => annas.user(user.id).get()?.name;
  const frame = server.addUser('Frame');
  server.post(general, frame, 'hello');
  await clock.advance(A_MOMENT);
  expect(name(frame)).toBe('Frame');

  const member = server.addUser('Member');
  server.join(side, member);
  annas.members(side).subscribe(() => {});
  await clock.advance(A_MOMENT);
  expect(name(member)).toBe('Member');

  const page = server.addUser('Page');
  annas.timeline(side).subscribe(() => {});
  await clock.advance(A_MOMENT);
  expect(name(page)).toBe('Page');
});

test('a direct room that somebody new opens with me is called by them at once', async () => {
  const { clock, server, anna, annas, connected } = await following();
  const cleo = server.addUser('Cleo');
  const cleos = await connected(cleo);
  void cleos.openDirect([anna.id]);
  await clock.advance(A_MOMENT);

  const direct = annas.rooms.get()?.find(({ room }) => room.kind === 'direct');
  expect(direct?.people.map(({ name }) => name)).toEqual(['Cleo']);
});
