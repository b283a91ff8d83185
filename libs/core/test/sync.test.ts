import { GENERAL, LOBBY, limits, type RoomId } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { holdNext, newStore, Person, Place } from './place.ts';

test('a sync with cursors tells what changed in those rooms, and only there', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  const { epoch, rooms } = await ana.does('session:sync', {});
  const cursors = Object.fromEntries(rooms.map(({ room, head }) => [room.id, head.rev]));
  await ana.say(GENERAL, 'missed');
  const again = await ana.does('session:sync', { epoch, cursors });
  expect(Object.keys(again.catchups)).toEqual([GENERAL]);
  expect(again.catchups[GENERAL]).toMatchObject({
    kind: 'changes',
    more: false,
    to: (cursors[GENERAL] ?? 0) + 1,
  });
});

test.each(['changes', 'mentions', 'preferences'] as const)(
  'a sync has what was gained and read while its %s were read, since that was told before it',
  async (what) => {
    const store = newStore(new FakeClock());
    const before = await Place.open({ store });
    const [annie, benny] = [await before.person('Ana'), await before.person('Ben')];
    const { epoch, rooms } = await benny.does('session:sync', {});
    const cursors = Object.fromEntries(rooms.map(({ room, head }) => [room.id, head.rev]));
    await annie.say(GENERAL, '@Ben missed this');
    // A new process has to read all of it; what Ben set, which was read when he came, again.
    const place = await Place.open({ store }, 100);
    const [ana, ben] = [await annie.at(place), await benny.at(place)];
    await ben.does('preference:set', { key: 'look.theme', value: 'dark' });
    const gate = holdNext(store, what);
    const syncing = ben.does('session:sync', { epoch, cursors });
    await gate.reached;
    const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
    await ben.does('read:set', { room: GENERAL, seq: 1 });
    gate.open();
    const answer = await syncing;
    expect(answer.rooms.map(({ room }) => room.id)).toContain(entry.room.id);
    expect(answer.rooms.find(({ room }) => room.id === GENERAL)).toMatchObject({ read: 1 });
    expect(Object.keys(answer.catchups)).toEqual([GENERAL]);
  },
);

test('[D8] cursors of another epoch count for nothing', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  const { rooms } = await ana.does('session:sync', {});
  const cursors = Object.fromEntries(rooms.map(({ room }) => [room.id, 0]));
  const { catchups } = await ana.does('session:sync', { epoch: 'another-epoch', cursors });
  expect(catchups).toEqual({});
});

test('cursors of rooms one is not in are passed over in silence', async () => {
  const place = await Place.open();
  const [ana, eve] = [await place.person('Ana'), await place.person('Eve')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans' });
  await ana.say(entry.room.id, 'secret');
  const { epoch } = await eve.does('session:sync', {});
  const { catchups, rooms } = await eve.does('session:sync', { epoch, cursors: { [entry.room.id]: 0 } });
  expect(catchups).toEqual({});
  expect(rooms.map(({ room }) => room.id)).not.toContain(entry.room.id);
});

test('a sync replays at most 500 changes; rooms beyond are left to room:catchup', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  const { epoch, rooms } = await ana.does('session:sync', {});
  const cursors = Object.fromEntries(rooms.map(({ room, head }) => [room.id, head.rev]));
  for (let at = 0; at < limits.syncChanges; at += 1) await ana.say(GENERAL, `m${at}`);
  await ana.say(LOBBY, 'one more');
  const { catchups } = await ana.does('session:sync', { epoch, cursors });
  expect(Object.keys(catchups)).toHaveLength(1);
});

test('[D9] catch-up comes in pages, and starts anew when too far behind or ahead', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  const total = limits.catchupBehind + 10;
  for (let at = 0; at < total; at += 1) await ana.say(GENERAL, `m${at}`);
  const { heads } = await ana.does('session:heads', {});
  const head = heads[GENERAL] ?? 0;
  let since = head - limits.catchupPage * 2 - 1;
  const seen: number[] = [];
  for (let more = true; more;) {
    const page = await ana.does('room:catchup', { room: GENERAL, since });
    if (page.kind !== 'changes') throw new Error('reset');
    seen.push(page.changes.length);
    since = page.to;
    more = page.more;
  }
  expect(seen).toEqual([limits.catchupPage, limits.catchupPage, 1]);
  expect(since).toBe(head);
  for (const far of [0, head + 1]) {
    const page = await ana.does('room:catchup', { room: GENERAL, since: far });
    expect(page).toMatchObject({
      kind: 'reset',
      entry: { head: { rev: head, seq: total } },
      page: { rev: head },
    });
  }
});

/** Fifty people who missed a message, and how often the store was asked what changed. */
async function fiftyBehind(isSeen: boolean) {
  const store = newStore(new FakeClock());
  let queries = 0;
  const changes = store.changes.bind(store);
  store.changes = (query) => {
    queries += 1;
    return changes(query);
  };
  const before = await Place.open({ store });
  const people = await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      before.person(`Person ${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10)]}`),
    ),
  );
  const heads = await people[0]?.does('session:heads', {});
  await people[0]?.say(GENERAL, 'missed by all');
  const place = isSeen ? before : await Place.open({ store }, 1_000);
  const here = await Promise.all(people.map((person) => person.at(place)));
  const answers = await Promise.all(
    here.map((person) => person.does('room:catchup', { room: GENERAL, since: heads?.heads[GENERAL] ?? 0 })),
  );
  for (const answer of answers)
    expect(answer).toMatchObject({ changes: [{ kind: 'message', message: { text: 'missed by all' } }] });
  return queries;
}

test('a storm of catch-ups with what was said lately costs no query, and after a restart one for all that are equal', async () => {
  expect(await fiftyBehind(true)).toBe(0);
  expect(await fiftyBehind(false)).toBe(1);
});

test('memberships that are read while they change come out as they are', async () => {
  const store = newStore(new FakeClock());
  const before = await Place.open({ store });
  const known = await before.person('Ben');
  // A new process on the same data knows nobody's rooms yet.
  const place = await Place.open({ store }, 100);
  const ana = await place.person('Ana');
  const ben = new Person(place, known.id, known.principal, known.session);
  const { entry } = await ana.does('room:create', { kind: 'channel', name: 'harbour' });
  // Ben comes back; the answer to "which rooms is he in" is on its way when he is taken into one.
  const gate = holdNext(store, 'memberships');
  const coming = ben.connect();
  await gate.reached;
  await ana.does('room:invite', { room: entry.room.id, users: [ben.id] });
  gate.open();
  await coming;
  await ana.say(entry.room.id, 'welcome');
  expect(ben.texts(entry.room.id)).toEqual(['welcome']);
  const { rooms } = await ben.does('session:sync', {});
  expect(rooms.map(({ room }) => room.id)).toContain(entry.room.id as RoomId);
});

test('a room that is read while it changes has its newest head', async () => {
  const clock = new FakeClock();
  const store = newStore(clock);
  const first = await Place.open({ store });
  const ana = await first.person('Ana');
  await ana.say(GENERAL, 'one');
  // A new process on the same data knows no room yet.
  const second = await Place.open({ store }, 100);
  const known = await second.core.authenticate(ana.session);
  if (!known) throw new Error('not signed in');
  const caller = { principal: known.principal };
  const gate = holdNext(store, 'room');
  const reading = second.core.dispatch(caller, 'room:history', { room: GENERAL });
  await gate.reached;
  const ben = await second.person('Ben');
  const sent = await ben.say(GENERAL, 'two');
  gate.open();
  await reading;
  const { heads } = await ben.does('session:heads', {});
  expect(heads[GENERAL]).toBe(sent.rev);
});

test('[S1] what one sets for oneself is told to one’s own devices alone, and by every sync', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const phone = await ana.another();
  expect((await ana.does('session:sync', {})).preferences).toEqual([]);
  expect(await ana.does('preference:set', { key: 'look.theme', value: 'dark' })).toEqual({});
  await ana.does('preference:set', { key: `muted:${GENERAL}`, value: true });
  const theme = { key: 'look.theme', value: 'dark' };
  for (const device of [ana, phone])
    expect(device.sink.of('self:changed')).toEqual([
      { preferences: [theme] },
      { preferences: [{ key: `muted:${GENERAL}`, value: true }] },
    ]);
  expect(ben.sink.of('self:changed')).toEqual([]);
  expect((await phone.does('session:sync', {})).preferences).toEqual([
    theme,
    { key: `muted:${GENERAL}`, value: true },
  ]);
  await phone.does('preference:set', { key: 'look.theme', value: null });
  expect((await ana.does('session:sync', {})).preferences).toHaveLength(1);
  expect((await ben.does('session:sync', {})).preferences).toEqual([]);
});

test('[S1] a sync that is being put together has what was set meanwhile', async () => {
  const store = newStore(new FakeClock());
  const place = await Place.open({ store });
  const ana = await place.person('Ana');
  // What is set is read anew by the next who asks.
  await ana.does('preference:set', { key: 'look.density', value: 'compact' });
  const gate = holdNext(store, 'preferences');
  const syncing = ana.does('session:sync', {});
  await gate.reached;
  await ana.does('preference:set', { key: 'look.theme', value: 'dark' });
  gate.open();
  expect((await syncing).preferences).toEqual([
    { key: 'look.density', value: 'compact' },
    { key: 'look.theme', value: 'dark' },
  ]);
});
