import { GENERAL, LOBBY, LOBBY_GUEST, limits, type UserId } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { holdNext, newStore, Place } from './place.ts';

test('who signs in is in #general and #lobby, with nothing unread', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  await ana.say(GENERAL, 'before Ben');
  const ben = await place.person('Ben');
  const { rooms, you } = await ben.does('session:sync', {});
  expect(you.name).toBe('Ben');
  expect(Object.fromEntries(rooms.map(({ room, head, read }) => [room.name, head.seq - read]))).toEqual({
    general: 0,
    lobby: 0,
  });
});

test('what one says in a room reaches everybody in it, once and in order, and nobody else', async () => {
  const place = await Place.open();
  const [ana, ben, eve] = [await place.person('Ana'), await place.person('Ben'), await place.person('Eve')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  for (const text of ['one', 'two', 'three']) await ana.say(entry.room.id, text);
  await ben.say(entry.room.id, 'four');
  expect(ana.texts(entry.room.id)).toEqual(['one', 'two', 'three', 'four']);
  expect(ben.texts(entry.room.id)).toEqual(['one', 'two', 'three', 'four']);
  expect(eve.texts(entry.room.id)).toEqual([]);
});

test('[D4] the frames of a room join without a gap', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  await Promise.all(Array.from({ length: 50 }, (_, at) => (at % 2 ? ana : ben).say(GENERAL, `m${at}`)));
  const frames = ben.sink.of('room:changed').filter(({ room }) => room === GENERAL);
  const [first, ...rest] = frames;
  let to = first?.from ?? -1;
  for (const frame of [...(first ? [first] : []), ...rest]) {
    expect(frame.from).toBe(to);
    to = frame.to;
  }
  const heads = await ben.does('session:heads', {});
  expect(heads.heads[GENERAL]).toBe(to);
});

test('many messages that wait for one commit leave as one frame', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  ana.sink.heard.length = 0;
  await Promise.all(Array.from({ length: 40 }, (_, at) => ana.say(GENERAL, `m${at}`)));
  const frames = ana.sink.of('room:changed');
  // The first starts a commit alone; all others wait for it and share the next.
  expect(frames.map(({ changes }) => changes.length)).toEqual([1, 39]);
});

test('[C7] a private room is unknown to strangers, whatever they ask of it', async () => {
  const place = await Place.open();
  const [ana, eve] = [await place.person('Ana'), await place.person('Eve')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans' });
  const room = entry.room.id;
  const sent = await ana.say(room, 'secret');
  const refusals = [
    await eve.refused('room:join', { room }),
    await eve.refused('room:history', { room }),
    await eve.refused('room:members', { room }),
    await eve.refused('room:catchup', { room, since: 0 }),
    await eve.refused('message:send', { room, id: place.messageId(), text: 'x' }),
    await eve.refused('message:edit', { room, seq: sent.seq, text: 'x' }),
    await eve.refused('room:invite', { room, users: [eve.id] }),
    await eve.refused('read:set', { room, seq: 1 }),
    await eve.refused('typing:set', { room, on: true }),
    await eve.refused('room:history', { room: 'no-such-room' }),
  ];
  expect(new Set(refusals)).toEqual(new Set(['not_found']));
  expect((await eve.does('room:list', {})).rooms.map((each) => each.room.name)).not.toContain('plans');
});

test('an invitation lets one in, at once and live', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans' });
  await ana.say(entry.room.id, 'before');
  const { added } = await ana.does('room:invite', { room: entry.room.id, users: [ben.id, ana.id, ben.id] });
  await place.settled();
  expect(added).toEqual([ben.id]);
  const [gained] = ben.sink.of('self:changed').flatMap((change) => change.gained ?? []);
  expect(gained?.room.id).toBe(entry.room.id);
  await ana.say(entry.room.id, 'after');
  expect(ben.texts(entry.room.id)).toEqual(['after']);
  expect((await ben.does('room:history', { room: entry.room.id })).messages.map(({ text }) => text)).toEqual([
    'before',
    'after',
  ]);
});

test('[D7] after a removal nothing of the room reaches the removed, and they are told', async () => {
  const store = newStore(new FakeClock());
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const phone = await ben.another();
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  const room = entry.room.id;
  await place.settled();
  // In one commit: the removal, and what is said with it.
  const gate = holdNext(store, 'commit');
  const said = [ana.say(room, 'warm up')];
  await gate.reached;
  const removing = ana.does('room:remove', { room, user: ben.id });
  said.push(ana.say(room, 'among us'));
  await place.settled();
  gate.open();
  await Promise.all([removing, ...said]);
  await place.settled();
  for (const socket of [ben, phone]) {
    expect(socket.texts(room)).not.toContain('among us');
    expect(socket.sink.of('self:changed').flatMap(({ lost }) => lost ?? [])).toEqual([
      { room, reason: 'removed' },
    ]);
  }
  expect(await ben.refused('room:history', { room })).toBe('not_found');
});

test('[D7] a read that was on its way when the membership ended is not answered', async () => {
  const store = newStore(new FakeClock());
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  const room = entry.room.id;
  await ana.say(room, 'secret');
  const gate = holdNext(store, 'history');
  const reading = ben.ask('room:history', { room });
  await gate.reached;
  await ana.does('room:remove', { room, user: ben.id });
  gate.open();
  expect(await reading).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test('[D7] a read that saw the end of a membership before anybody was told of it is not answered', async () => {
  const store = newStore(new FakeClock());
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  const room = entry.room.id;
  const gate = holdNext(store, 'commit');
  const removing = ana.ask('room:remove', { room, user: ben.id });
  await gate.reached;
  const reading = ben.ask('room:history', { room });
  await place.settled();
  gate.open();
  expect((await removing).ok).toBe(true);
  expect(await reading).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test('[D7] a sync whose answer was ready while the membership was ending leaves the room out', async () => {
  const store = newStore(new FakeClock());
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  const room = entry.room.id;
  // What is set is read anew by the next who asks.
  await ben.does('preference:set', { key: 'look.density', value: 'compact' });
  const read = holdNext(store, 'preferences');
  const syncing = ben.does('session:sync', {});
  await read.reached;
  const commit = holdNext(store, 'commit');
  const removing = ana.ask('room:remove', { room, user: ben.id });
  await commit.reached;
  read.open();
  await place.settled();
  commit.open();
  expect((await removing).ok).toBe(true);
  const { rooms } = await syncing;
  expect(rooms.map((one) => one.room.id)).not.toContain(room);
});

test('[D7] a sync that was on its way when the membership ended leaves the room out', async () => {
  const store = newStore(new FakeClock());
  const before = await Place.open({ store });
  const [annie, benny] = [await before.person('Ana'), await before.person('Ben')];
  const { entry } = await annie.does('room:create', { kind: 'private', name: 'plans', users: [benny.id] });
  const room = entry.room.id;
  await annie.say(room, 'secret');
  const place = await Place.open({ store }, 100);
  const [ana, ben] = [await annie.at(place), await benny.at(place)];
  const { epoch } = await ben.does('session:sync', {});
  const gate = holdNext(store, 'changes');
  const syncing = ben.does('session:sync', { epoch, cursors: { [room]: entry.head.rev } });
  await gate.reached;
  await ana.does('room:remove', { room, user: ben.id });
  gate.open();
  const { rooms, catchups } = await syncing;
  expect(rooms.map((each) => each.room.id)).not.toContain(room);
  expect(catchups).toEqual({});
});

test('a removed person comes back only by invitation', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'channel', name: 'harbour' });
  const room = entry.room.id;
  await ben.does('room:join', { room });
  await ana.does('room:remove', { room, user: ben.id });
  expect(await ben.refused('room:join', { room })).toBe('forbidden');
  expect(await ben.refused('room:history', { room })).toBe('forbidden');
  await ana.does('room:invite', { room, users: [ben.id] });
  expect(await ben.refused('room:history', { room })).toBe('ok');
});

test('only a moderator renames and removes; nobody renames #general', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'channel', name: 'harbour', users: [ben.id] });
  const room = entry.room.id;
  expect(await ben.refused('room:update', { room, name: 'port' })).toBe('forbidden');
  expect(await ben.refused('room:remove', { room, user: ana.id })).toBe('forbidden');
  expect(await ana.refused('room:remove', { room, user: ana.id })).toBe('conflict');
  expect((await ana.does('room:update', { room, name: 'port' })).room.name).toBe('port');
  expect(await ana.refused('room:update', { room: GENERAL, name: 'mine' })).toBe('forbidden');
});

test('[N3] a channel whose name looks like another one is refused; private rooms may share names', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  await ana.does('room:create', { kind: 'channel', name: 'harbour' });
  expect(await ana.refused('room:create', { kind: 'channel', name: 'HARBOUR' })).toBe('conflict');
  expect(await ana.refused('room:create', { kind: 'channel', name: 'harb0ur' })).toBe('conflict');
  expect(await ana.refused('room:create', { kind: 'channel', name: 'General' })).toBe('conflict');
  expect(await ana.refused('room:create', { kind: 'private', name: 'harbour' })).toBe('ok');
});

test('a direct room of the same people is one room, whoever opens it and how often', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const first = await ana.does('direct:open', { users: [ben.id] });
  const second = await ben.does('direct:open', { users: [ana.id, ana.id] });
  expect(second.entry.room.id).toBe(first.entry.room.id);
  expect(first.entry.room.people).toEqual([ana.id, ben.id].sort());
  await ana.say(first.entry.room.id, 'psst');
  expect(ben.texts(first.entry.room.id)).toEqual(['psst']);
  expect(await ben.refused('room:leave', { room: first.entry.room.id })).toBe('forbidden');
});

test('nobody can pull a stranger or the lobby guest into a room', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  const nobody = 'nobody' as UserId;
  expect(await ana.refused('direct:open', { users: [nobody] })).toBe('not_found');
  expect(await ana.refused('direct:open', { users: [LOBBY_GUEST] })).toBe('forbidden');
  expect(await ana.refused('room:create', { kind: 'private', name: 'x', users: [nobody] })).toBe('not_found');
  expect(await ana.refused('room:create', { kind: 'private', name: 'x', users: [LOBBY_GUEST] })).toBe(
    'forbidden',
  );
  expect(await ana.refused('room:invite', { room: GENERAL, users: [LOBBY_GUEST] })).toBe('forbidden');
});

test('the number of rooms of one person is limited, and the limit is named', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  for (let made = 2; made < limits.roomsPerUser; made += 1)
    await ana.does('room:create', { kind: 'private', name: `room ${made}` });
  const ack = await ana.ask('room:create', { kind: 'private', name: 'one too many' });
  expect(ack).toMatchObject({
    ok: false,
    error: { code: 'conflict', message: expect.stringContaining('500') },
  });
});

test('leaving is told to the others as a change, and to oneself as a loss', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  await ben.does('room:leave', { room: LOBBY });
  expect(ben.sink.of('self:changed').flatMap(({ lost }) => lost ?? [])).toEqual([
    { room: LOBBY, reason: 'left' },
  ]);
  const changes = ana.sink.of('room:changed').flatMap((frame) => frame.changes);
  expect(changes).toContainEqual(
    expect.objectContaining({
      kind: 'member',
      member: expect.objectContaining({ user: ben.id, state: 'left' }),
    }),
  );
});
