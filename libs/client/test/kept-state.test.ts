import { aRoom, aUser, epoch } from '@parley/testkit';
import { mergeKept, type ChatClient, type ChatClientOptions, type KeptRoom } from '../src/index.ts';
import { A_MOMENT, aChat, show } from './chat.ts';
import { FakeStateStorage } from './tabs.ts';

/** Longer than what is seen waits to be written down. */
const WRITTEN = 1_500;

/** Anna has seen some of #general, and her page is closed. */
async function keptChat() {
  const chat = aChat();
  const { clock, server, anna, ben, general, fill } = chat;
  fill(general, ben, 150);
  const storage = new FakeStateStorage();
  const page = await chat.connected(anna, { stateStorage: storage });
  const shown = show(page, general);
  await clock.advance(WRITTEN);
  const restart = (more: Partial<ChatClientOptions> = {}) =>
    chat.client(anna, {
      user: anna,
      stateStorage: storage,
      ...(storage.kept && { kept: storage.kept }),
      ...more,
    });
  return { ...chat, server, storage, page, shown, restart };
}

/** The next writing takes until what is answered is called. */
function holdSave(storage: FakeStateStorage): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  const save = storage.save.bind(storage);
  storage.save = async (change) => {
    storage.save = save;
    await promise;
    await save(change);
  };
  return resolve;
}

const texts = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `message ${from + n}`);

test('a start shows rooms and messages before it has connected', async () => {
  const { page, restart, general, anna } = await keptChat();
  page.close();

  const next = restart();

  expect(next.connection.get().status).toBe('offline');
  expect(next.caughtUp.get()).toBe(false);
  expect(next.rooms.get()?.map(({ id, unread }) => [id, unread])).toEqual([[general, 150]]);
  expect(next.me.get()).toMatchObject({ id: anna.id });
  const { messages, loaded, hasBefore, hasAfter } = next.timeline(general).get();
  expect(messages.map(({ text }) => text)).toEqual(texts(101, 150));
  expect({ loaded, hasBefore, hasAfter }).toEqual({ loaded: true, hasBefore: true, hasAfter: false });
});

test('[D4] [D5] what happened since is caught up by the cursor, and nothing is asked for again', async () => {
  const { page, restart, general, ben, server, clock, fill } = await keptChat();
  page.close();
  server.commit(general, (room) => room.edit(150, 'edited', clock.now()));
  server.commit(general, (room) => room.react(149, ben.id, '👍', true));
  server.commit(general, (room) => room.remove(148));
  fill(general, ben, 3);
  server.received.length = 0;

  const next = restart();
  next.start();
  await clock.advance(A_MOMENT);

  const { messages } = next.timeline(general).get();
  expect(messages.slice(-6).map(({ text }) => text)).toEqual([
    '',
    'message 149',
    'edited',
    'message 1',
    'message 2',
    'message 3',
  ]);
  expect(messages.find(({ text }) => text === 'message 149')?.reactions).toEqual([
    { emoji: '👍', users: [ben.id] },
  ]);
  expect(next.caughtUp.get()).toBe(true);
  expect(server.count('room:history')).toBe(0);
});

test('members that were on the screen are shown before it has connected, and are caught up like the rest', async () => {
  const { page, storage, clock, general, ben, server, client, anna } = await keptChat();
  const cleo = server.addUser('Cleo');
  page.members(general).subscribe(() => undefined);
  await clock.advance(WRITTEN);
  const names = (each: ChatClient) =>
    each
      .members(general)
      .get()
      .members.map(({ user }) => user.name)
      .sort((one, other) => one.localeCompare(other));
  expect(names(page)).toEqual(['Anna', 'Ben']);
  page.close();
  server.commit(general, (room) => room.part(ben.id, 'left'));
  server.join(general, cleo);
  server.received.length = 0;

  const next = client(anna, {
    user: anna,
    stateStorage: storage,
    ...(storage.kept && { kept: storage.kept }),
  });
  next.members(general).subscribe(() => undefined);
  expect(names(next)).toEqual(['Anna', 'Ben']);
  next.start();
  await clock.advance(A_MOMENT);

  expect(names(next)).toEqual(['Anna', 'Cleo']);
  expect(server.count('room:members')).toBe(0);
});

test('of two tabs the members of the further one are kept', () => {
  const entry = { room: aRoom('general'), head: { seq: 0, rev: 9 }, role: 'member' as const, read: 0 };
  const members = (cursor: number) => ({
    cursor,
    members: [],
    users: [],
    reached: aUser('ben').id,
    more: false,
  });
  const near: KeptRoom = { entry, people: [], members: members(3) };
  const far: KeptRoom = { entry, people: [], members: members(7) };
  for (const merged of [mergeKept(near, far), mergeKept(far, near)]) expect(merged.members?.cursor).toBe(7);
  expect(mergeKept(far, { entry, people: [] }).members?.cursor).toBe(7);
});

test('[D9] too far behind, the room starts over from its newest page', async () => {
  const { page, restart, general, ben, server, clock, fill } = await keptChat();
  page.close();
  fill(general, ben, 200);
  server.catchupBehind = 100;
  const next = restart();
  const shown = show(next, general);
  next.start();
  await clock.advance(A_MOMENT);
  expect(shown.texts().at(-1)).toBe('message 200');
  expect(shown.get().messages).toHaveLength(50);
});

test('[D8] of another epoch nothing stays', async () => {
  const { page, restart, general, server, clock } = await keptChat();
  page.close();
  server.epoch = epoch('epoch-2');
  server.room(general).messages.length = 0;
  const next = restart();
  const shown = show(next, general);
  next.start();
  await clock.advance(WRITTEN);
  expect(shown.texts()).toEqual([]);
});

test('[D7] a room that is no longer mine is gone, and is not kept any more', async () => {
  const { page, restart, general, anna, server, clock, storage } = await keptChat();
  page.close();
  server.commit(general, (room) => room.part(anna.id, 'removed'));
  const next = restart();
  next.start();
  await clock.advance(WRITTEN);
  expect(next.rooms.get()).toEqual([]);
  expect(storage.kept?.rooms).toEqual([]);
});

test('[D7] a room that was left is not kept a moment longer, for a start behind it to show', async () => {
  const { page, general, anna, server, clock, storage } = await keptChat();
  server.commit(general, (room) => room.part(anna.id, 'left'));
  await clock.advance(A_MOMENT);
  expect(page.rooms.get()).toEqual([]);
  expect(storage.kept?.rooms).toEqual([]);
});

test('[D7] … also when it is left while other things are being written', async () => {
  const { general, ben, anna, server, clock, storage, fill } = await keptChat();
  const written = holdSave(storage);
  fill(general, ben, 1);
  await clock.advance(WRITTEN);
  server.commit(general, (room) => room.part(anna.id, 'left'));
  await clock.advance(A_MOMENT);
  written();
  await clock.advance(A_MOMENT);
  expect(storage.kept?.rooms).toEqual([]);
});

test('what a person chooses while other things are being written is kept as well', async () => {
  const { page, general, ben, clock, storage, fill } = await keptChat();
  const written = holdSave(storage);
  fill(general, ben, 1);
  await clock.advance(WRITTEN);
  page.setPreference('look.density', 'compact');
  await clock.advance(A_MOMENT);
  written();
  await clock.advance(WRITTEN);
  expect(storage.kept?.preferences).toEqual([{ key: 'look.density', value: 'compact' }]);
});

test('names that changed meanwhile are heard of when a room is opened', async () => {
  const { page, restart, general, ben, server, clock } = await keptChat();
  page.close();
  server.users.set(ben.id, { ...ben, name: 'Benjamin', changedAt: 10 });
  const next = restart();
  next.start();
  show(next, general);
  await clock.advance(A_MOMENT);
  expect(next.user(ben.id).get()?.name).toBe('Benjamin');
});

test('what another person saw is not shown', async () => {
  const { page, restart, ben, server } = await keptChat();
  page.close();
  const bens = restart({ user: ben, transport: server.transport(ben) });
  expect(bens.rooms.get()).toBeUndefined();
});

test('many changes are written down together, in the background', async () => {
  const { page, storage, general, ben, fill, clock, shown } = await keptChat();
  await clock.advance(WRITTEN);
  const { saves } = storage;
  fill(general, ben, 200);
  await clock.advance(WRITTEN);
  expect(storage.saves - saves).toBeLessThanOrEqual(2);
  const held = storage.kept?.rooms[0]?.held;
  expect(held?.tail.held.map(({ view }) => view.text)).toEqual(texts(101, 200));
  expect(held?.cursor).toBe(page.room(general).get()?.head.rev);
  shown.hide();
});

test('rooms that were never opened are kept without messages', async () => {
  const { server, anna, storage, clock, restart, page } = await keptChat();
  const side = server.addRoom(aRoom('side'), anna);
  server.tell(anna.id, { event: 'self:changed', data: { gained: [server.entry(anna.id, side)] } });
  await clock.advance(WRITTEN);
  page.close();
  expect(storage.kept?.rooms.map(({ entry, held }) => [entry.room.name, held !== undefined])).toEqual([
    ['general', true],
    ['side', false],
  ]);
  expect(restart().rooms.get()).toHaveLength(2);
});

test('a storage that refuses is left alone', async () => {
  const chat = aChat();
  let asked = 0;
  const page = await chat.connected(chat.anna, {
    stateStorage: {
      save: () => {
        asked += 1;
        return Promise.reject(new Error('forbidden'));
      },
    },
  });
  for (let n = 0; n < 5; n += 1) {
    chat.fill(chat.general, chat.ben, 1);
    await chat.clock.advance(WRITTEN);
  }
  expect(asked).toBe(1);
  expect(page.rooms.get()).toHaveLength(1);
});

describe('of two tabs the further one wins, part by part', () => {
  const held = (cursor: number, openedAt: number) => ({
    cursor,
    openedAt,
    users: [],
    tail: { first: 1, held: [], hasBefore: false },
  });
  const kept = (rev: number, more: Partial<KeptRoom> = {}): KeptRoom => ({
    entry: { room: aRoom('general'), head: { seq: rev, rev }, role: 'member', read: rev },
    people: [aUser(`of ${rev}`)],
    ...more,
  });

  test.each([
    ['nothing was kept', undefined, kept(3), kept(3)],
    ['the room has got further', kept(3), kept(4), kept(4)],
    ['the room is behind', kept(4), kept(3), kept(4)],
    ['a tab never opened it', kept(3, { held: held(2, 1) }), kept(4), kept(4, { held: held(2, 1) })],
    [
      'the messages are behind',
      kept(3, { held: held(3, 1) }),
      kept(4, { held: held(2, 5) }),
      kept(4, { held: held(3, 5) }),
    ],
    [
      'the messages are further',
      kept(3, { held: held(3, 5) }),
      kept(3, { held: held(4, 1) }),
      kept(3, { held: held(4, 5) }),
    ],
  ])('%s', (_, known, fresh, merged) => {
    expect(mergeKept(known, fresh)).toEqual(merged);
  });
});

describe('[P3] what was deleted', () => {
  const kept = (storage: FakeStateStorage) => JSON.stringify(storage.kept);

  test('is dropped from what is kept as soon as the change arrives', async () => {
    const { page, storage, server, clock, general, ben } = await keptChat();
    expect(kept(storage)).toContain('"message 148"');
    server.commit(general, (room) => room.react(148, ben.id, '🦀', true));
    server.commit(general, (room) => room.edit(147, 'reworded', clock.now()));
    server.commit(general, (room) => room.remove(148));
    await clock.advance(A_MOMENT + WRITTEN);
    for (const gone of ['"message 148"', '"message 147"', '🦀']) expect(kept(storage)).not.toContain(gone);
    expect(kept(storage)).toContain('reworded');
    page.close();
  });

  test('while the page was closed is dropped by the next start', async () => {
    const { page, restart, storage, server, clock, general } = await keptChat();
    page.close();
    server.commit(general, (room) => room.remove(148));
    const next = restart();
    next.start();
    await clock.advance(A_MOMENT + WRITTEN);
    expect(kept(storage)).not.toContain('"message 148"');
    expect(kept(storage)).toContain('"message 149"');
  });

  test('too long ago to be told one by one is dropped, too', async () => {
    const { page, restart, storage, server, clock, general, ben, fill } = await keptChat();
    page.close();
    server.commit(general, (room) => room.remove(148));
    fill(general, ben, 200);
    server.catchupBehind = 100;
    const next = restart();
    show(next, general);
    next.start();
    await clock.advance(A_MOMENT + WRITTEN);
    expect(kept(storage)).not.toContain('"message 148"');
  });
});
