import { GENERAL, limits } from '@parley/events';
import { Place } from './place.ts';

test('[D6] who reads too slowly is fed no more, then told to sync; the others notice nothing', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  await ana.say(GENERAL, 'one');
  ben.sink.queued = limits.queuedBytes + 1;
  await ana.say(GENERAL, 'two');
  ben.sink.queued = 0;
  // Once something was left out, what follows would only be a gap.
  await ana.say(GENERAL, 'three');
  expect(ben.texts(GENERAL)).toEqual(['one']);
  expect(ana.texts(GENERAL)).toEqual(['one', 'two', 'three']);
  ben.connection.drained();
  ben.connection.drained();
  expect(ben.sink.of('session:resync')).toHaveLength(1);
  await ana.say(GENERAL, 'four');
  expect(ben.texts(GENERAL)).toEqual(['one', 'four']);
});

test('[D6] volatile events are left out long before, and without a resync', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  ana.sink.queued = limits.queuedBytes / 2;
  await place.clock.advance(limits.serverTimeMs);
  await ana.say(GENERAL, 'kept');
  expect(ana.sink.of('server:timed')).toHaveLength(0);
  expect(ana.texts(GENERAL)).toEqual(['kept']);
  ana.connection.drained();
  expect(ana.sink.of('session:resync')).toHaveLength(0);
});

test('[D6] who does not read the answers gets no further ones to queue', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  ana.sink.queued = limits.queuedBytes + 1;
  expect(await ana.refused('room:history', { room: GENERAL })).toBe('rate_limited');
});

test('[D7] signing out ends every socket of that session and of no other', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const second = await ana.another();
  await place.core.signOut(ana.session, ana.id);
  for (const socket of [ana, second]) {
    expect(socket.sink.of('session:ended')).toEqual([{ reason: 'signed_out' }]);
    expect(socket.sink.closedFor).toBe('signed_out');
    expect(await socket.refused('session:sync', {})).toBe('unauthenticated');
  }
  const told = ana.sink.heard.length;
  await ben.say(GENERAL, 'after');
  expect(ana.sink.heard).toHaveLength(told);
  expect(await place.core.authenticate(ana.session)).toBeUndefined();
});

test('the same frame object goes to every socket, so that it is encoded once', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  await ana.say(GENERAL, 'one');
  expect(ana.sink.of('room:changed').at(-1)).toBe(ben.sink.of('room:changed').at(-1));
});

test('the first event is a welcome with protocol, limits, time and epoch', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  expect(ana.sink.heard[0]).toEqual({
    event: 'session:welcomed',
    data: {
      protocol: 1,
      you: expect.objectContaining({ name: 'Ana' }),
      limits: expect.objectContaining({ text: 8_000 }),
      time: place.clock.now(),
      epoch: 'epoch-1',
    },
  });
});
