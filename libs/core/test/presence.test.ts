import { GENERAL, limits, type UserId } from '@parley/events';
import { Place } from './place.ts';

test('[V2] who watches is told who comes, is away, and goes; together and after a moment', async () => {
  const place = await Place.open();
  const [ana, ben, eve] = [await place.person('Ana'), await place.person('Ben'), await place.person('Eve')];
  await place.clock.advance(2_000);
  const { presence } = await ana.does('presence:watch', { rooms: [], users: [ben.id, eve.id] });
  expect(presence.map(({ state }) => state)).toEqual(['online', 'online']);
  await ben.does('presence:set', { state: 'away' });
  eve.disconnect();
  await place.clock.advance(2_000);
  expect(ana.sink.of('presence:changed')).toEqual([
    {
      presence: [
        { user: ben.id, state: 'away' },
        { user: eve.id, state: 'offline' },
      ],
    },
  ]);
  expect(ben.sink.of('presence:changed')).toEqual([]);
});

test('[V2] a page that reloads was never offline, and one of two devices keeps a person online', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  await place.clock.advance(2_000);
  await ana.does('presence:watch', { rooms: [], users: [ben.id] });
  ben.disconnect();
  await place.clock.advance(300);
  await ben.connect();
  await place.clock.advance(5_000);
  const phone = await ben.another();
  await ben.does('presence:set', { state: 'away' });
  await place.clock.advance(5_000);
  expect(ana.sink.of('presence:changed')).toEqual([]);
  await phone.does('presence:set', { state: 'away' });
  await place.clock.advance(5_000);
  expect(ana.sink.of('presence:changed')).toHaveLength(1);
});

test('[V2] who is watched anew is told of as they are now, and not again', async () => {
  const place = await Place.open();
  const [ana, ben, eve] = [await place.person('Ana'), await place.person('Ben'), await place.person('Eve')];
  const named = async (...users: UserId[]) =>
    (await ana.does('presence:watch', { rooms: [], users })).users.map(({ name }) => name);
  expect(await named(ben.id)).toEqual(['Ben']);
  expect(await named(ben.id, eve.id)).toEqual(['Eve']);
  await ben.does('user:update', { name: 'Benno' });
  ana.disconnect();
  await ana.connect();
  expect(await named(eve.id, ben.id)).toEqual(['Eve', 'Benno']);
});

test('[S5] a pause is told to who watches, until when, and to nobody once it is over', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  await place.clock.advance(2_000);
  const watched = async () => (await ana.does('presence:watch', { rooms: [], users: [ben.id] })).presence;
  expect(await watched()).toEqual([{ user: ben.id, state: 'online' }]);
  const until = place.clock.now() + 60_000;
  const pause = (value: number | null) => ben.does('preference:set', { key: 'notify.pausedUntil', value });
  await pause(until);
  await place.clock.advance(2_000);
  const paused = { user: ben.id, state: 'online', pausedUntil: until };
  expect(ana.sink.of('presence:changed')).toEqual([{ presence: [paused] }]);
  ben.disconnect();
  await place.clock.advance(2_000);
  expect(await watched()).toEqual([{ user: ben.id, state: 'offline' }]);
  await ben.connect();
  await place.clock.advance(2_000);
  expect(await watched()).toEqual([paused]);
  await pause(null);
  await place.clock.advance(2_000);
  expect(ana.sink.of('presence:changed').at(-1)).toEqual({ presence: [{ user: ben.id, state: 'online' }] });
  await pause(until);
  await place.clock.advance(90_000);
  expect(await watched()).toEqual([{ user: ben.id, state: 'online' }]);
});

test('[V1] typing is told to who looks at the room, ends by itself, and ends with the message', async () => {
  const place = await Place.open();
  const [ana, ben, eve] = [await place.person('Ana'), await place.person('Ben'), await place.person('Eve')];
  await ana.does('presence:watch', { rooms: [GENERAL], users: [] });
  const typists = () => ana.sink.of('typing:changed').map(({ users }) => users.map(({ name }) => name));
  await ben.does('typing:set', { room: GENERAL, on: true });
  await ben.does('typing:set', { room: GENERAL, on: true });
  await place.clock.advance(limits.typingMs + 1);
  expect(typists()).toEqual([['Ben'], []]);
  await ben.does('typing:set', { room: GENERAL, on: true });
  await ben.say(GENERAL, 'there it is');
  expect(typists()).toEqual([['Ben'], [], ['Ben'], []]);
  expect(eve.sink.of('typing:changed')).toEqual([]);
});

test('[V1] nobody watches the typing of a room they are not in, nor after they were removed', async () => {
  const place = await Place.open();
  const [ana, ben, eve] = [await place.person('Ana'), await place.person('Ben'), await place.person('Eve')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  const room = entry.room.id;
  for (const person of [ben, eve]) await person.does('presence:watch', { rooms: [room], users: [] });
  await ana.does('room:remove', { room, user: ben.id });
  await ana.does('typing:set', { room, on: true });
  expect([...ben.sink.of('typing:changed'), ...eve.sink.of('typing:changed')]).toEqual([]);
});

test('[V3] everybody is told the time by one timer, and no timer is left when the last has gone', async () => {
  const place = await Place.open();
  const alone = place.clock.pending;
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  await place.clock.advance(limits.serverTimeMs * 3);
  expect(ana.sink.of('server:timed')).toHaveLength(3);
  expect(ben.sink.of('server:timed')[0]).toBe(ana.sink.of('server:timed')[0]);
  ana.disconnect();
  ben.disconnect();
  await place.clock.advance(limits.serverTimeMs * 2);
  expect(place.clock.pending).toBe(alone);
});

test('everything stops when the place closes', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  await ana.does('typing:set', { room: GENERAL, on: true });
  await place.core.close();
  expect(place.clock.pending).toBe(0);
});

test('who goes when the place is closed leaves no timer behind', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  await place.clock.advance(1_000);
  await place.core.close();
  ana.disconnect();
  expect(place.clock.pending).toBe(0);
});
