import { limits, PROTOCOL_VERSION, systemClock } from '@parley/events';
import { type WireKind, wireKinds } from '../harness/codecs.ts';
import { newId } from '../harness/ids.ts';
import { setScene, unique, openPlace } from './place.ts';

const place = openPlace();

// That every frame has the form of the contract is held by openPlace, for these and all other tests.
describe.each(wireKinds)('over %s', (kind) => {
  test('[T6] the first event is session:welcomed: who I am, the limits, the protocol', async () => {
    const person = await place.newcomer();
    const wire = await person.open(kind);
    const welcome = await wire.event('session:welcomed');
    expect(wire.inbox.events[0]?.event).toBe('session:welcomed');
    expect(welcome).toMatchObject({ protocol: PROTOCOL_VERSION, you: person.user, limits });
    expect(Math.abs(welcome.time - systemClock.now())).toBeLessThan(60_000);
    expect((await wire.do('session:sync', {})).epoch).toBe(welcome.epoch);
  });

  test('a message is told to everyone in the room, the sender too, with its author', async () => {
    const { ada, adaIs, ben, room } = await setScene(place, kind);
    const carl = await (await place.newcomer('Carl')).open(kind);
    const { seq, rev, at } = await ada.do('message:send', { room, id: newId(), text: 'hello' });
    for (const wire of [ada, ben]) {
      const frame = await wire.event('room:changed', ({ changes }) => changes[0]?.kind === 'message');
      expect(frame).toMatchObject({
        room,
        to: rev,
        changes: [{ rev, message: { seq, rev, at, text: 'hello', author: adaIs.user.id } }],
        users: [adaIs.user],
      });
    }
    await carl.do('session:heads', {});
    expect(carl.inbox.all('room:changed').filter((frame) => frame.room === room)).toEqual([]);
  });

  test('who gains or loses a room is told on every device', async () => {
    const { ada, ben, benIs } = await setScene(place, kind);
    const phone = await benIs.open(kind);
    const { entry } = await ada.do('room:create', {
      kind: 'private',
      name: unique('Cellar'),
      users: [benIs.user.id],
    });
    for (const wire of [ben, phone]) {
      const { gained } = await wire.event(
        'self:changed',
        (event) => event.gained?.some(({ room }) => room.id === entry.room.id) ?? false,
      );
      expect(gained).toMatchObject([{ room: entry.room, role: 'member', read: 0 }]);
    }
    await ben.do('room:leave', { room: entry.room.id });
    for (const wire of [ben, phone])
      await wire.event('self:changed', ({ lost }) => lost?.[0]?.room === entry.room.id);
  });

  test('a read position set on one device moves the others', async () => {
    const { ada, ben, benIs, room } = await setScene(place, kind);
    const phone = await benIs.open(kind);
    await ada.do('message:send', { room, id: newId(), text: 'hello' });
    await ben.do('read:set', { room, seq: 1 });
    expect(await phone.event('self:changed', ({ reads }) => reads !== undefined)).toEqual({
      reads: [{ room, seq: 1 }],
    });
    await ada.do('session:heads', {});
    expect(ada.inbox.all('self:changed').filter(({ reads }) => reads !== undefined)).toEqual([]);
  });

  test('[V1] typing is told to those who watch the room, and ends with the message', async () => {
    const { ada, ben, benIs, adaIs, room } = await setScene(place, kind);
    const phone = await benIs.open(kind);
    await ben.do('presence:watch', { rooms: [room], users: [] });
    await ada.do('typing:set', { room, on: true });
    expect(await ben.event('typing:changed')).toEqual({ room, users: [adaIs.user] });
    await ada.do('message:send', { room, id: newId(), text: 'said it' });
    await ben.event('typing:changed', ({ users }) => users.length === 0);
    await phone.do('session:heads', {});
    expect(phone.inbox.all('typing:changed')).toEqual([]);
  });

  test('[V2] presence is told to those who watch the user: online, away, offline', async () => {
    const { ada, ben, benIs } = await setScene(place, kind);
    const { user } = benIs;
    const became = (state: string) =>
      ada.event('presence:changed', ({ presence }) =>
        presence.some((one) => one.user === user.id && one.state === state),
      );
    const { presence } = await ada.do('presence:watch', { rooms: [], users: [user.id] });
    if (presence[0]?.state !== 'online') await became('online');
    await ben.do('presence:set', { state: 'away' });
    await became('away');
    await ben.close();
    expect(await became('offline')).toMatchObject({ presence: [{ user: user.id, state: 'offline' }] });
  });

  test('a new name is told to everyone', async () => {
    const { ada, ben, adaIs } = await setScene(place, kind);
    const name = unique('Countess');
    await ada.do('user:update', { name });
    const { user } = await ben.event('user:changed', (event) => event.user.id === adaIs.user.id);
    expect(user.name).toBe(name);
    expect(user.changedAt).toBeGreaterThanOrEqual(adaIs.user.changedAt);
  });
});

test.each(wireKinds)('[S4] [S5] a status and a pause are told to others (%s)', async (kind) => {
  const { ada, ben, benIs } = await setScene(place, kind);
  const { id } = benIs.user;
  const { users } = await ada.do('presence:watch', { rooms: [], users: [id] });
  expect(users.map((user) => user.id)).toEqual([id]);
  const status = { emoji: '☕', text: 'In a meeting', until: Date.now() + 60_000 };
  await ben.do('user:update', { status });
  const { user } = await ada.event('user:changed', (event) => event.user.id === id);
  expect(user.status).toEqual(status);
  await ben.do('preference:set', { key: 'notify.pausedUntil', value: status.until });
  const told = await ada.event('presence:changed', ({ presence }) =>
    presence.some((one) => one.user === id && one.pausedUntil === status.until),
  );
  expect(told.presence.find((one) => one.user === id)).toMatchObject({ pausedUntil: status.until });
  await ben.do('user:update', { status: null });
  const cleared = await ada.event('user:changed', (event) => event.user.id === id && !event.user.status);
  expect(cleared.user).not.toHaveProperty('status');
});

// What takes seconds is waited for over both wires at once.
const overBoth = (promise: (kind: WireKind) => Promise<void>) => async () => {
  await Promise.all(wireKinds.map(promise));
};

test(
  '[V1] typing ends when it is said to, and by itself after six seconds',
  overBoth(async (kind) => {
    const { ada, ben, room } = await setScene(place, kind);
    await ben.do('presence:watch', { rooms: [room], users: [] });
    await ada.do('typing:set', { room, on: true });
    await ada.do('typing:set', { room, on: false });
    const ends = () => ben.inbox.all('typing:changed').filter(({ users }) => users.length === 0).length;
    await ben.event('typing:changed', () => ends() === 1);
    const started = systemClock.monotonic();
    await ada.do('typing:set', { room, on: true });
    await ben.event('typing:changed', () => ends() === 2);
    expect(systemClock.monotonic() - started).toBeGreaterThan(limits.typingMs - 500);
  }),
  15_000,
);

test(
  '[V3] the server tells its time every five seconds',
  overBoth(async (kind) => {
    const wire = await (await place.newcomer()).open(kind);
    const { time } = await wire.event('server:timed');
    expect(Math.abs(time - systemClock.now())).toBeLessThan(60_000);
  }),
  15_000,
);
