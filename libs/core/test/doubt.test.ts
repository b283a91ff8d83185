import { GENERAL } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { type Store, StoreUnavailable } from '../src/index.ts';
import { holdNext, newStore, Place } from './place.ts';

/** A store that can commit and then lose the answer, as a disk does that fails at the last moment. */
function treacherous(): { store: Store; loseAnswer: () => void } {
  const store = newStore(new FakeClock());
  const commit = store.commit.bind(store);
  let lose = false;
  store.commit = async (writes) => {
    const done = await commit(writes);
    if (!lose) return done;
    lose = false;
    throw new StoreUnavailable('the disk failed');
  };
  return { store, loseAnswer: () => (lose = true) };
}

test('[D7] a removal that was stored though its answer was lost takes effect', async () => {
  const { store, loseAnswer } = treacherous();
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  const room = entry.room.id;
  loseAnswer();
  expect(await ana.refused('room:remove', { room, user: ben.id })).toBe('unavailable');
  await place.settled();
  await ana.say(room, 'among us');
  expect(ben.texts(room)).toEqual([]);
  expect(await ben.refused('room:history', { room })).toBe('not_found');
  expect(ben.sink.of('self:changed').flatMap(({ lost }) => lost ?? [])).toEqual([
    { room, reason: 'removed' },
  ]);
});

test('[D4] a message that was stored though its answer was lost is found by a sync that everybody is told to make', async () => {
  const { store, loseAnswer } = treacherous();
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { epoch, rooms } = await ben.does('session:sync', {});
  const cursors = Object.fromEntries(rooms.map(({ room, head }) => [room.id, head.rev]));
  loseAnswer();
  const id = place.messageId();
  expect(await ana.refused('message:send', { room: 'general', id, text: 'once' })).toBe('unavailable');
  await place.settled();
  expect(ben.sink.of('session:resync')).toHaveLength(1);
  const { catchups } = await ben.does('session:sync', { epoch, cursors });
  expect(JSON.stringify(catchups)).toContain('once');
  // The retry gets the first answer.
  expect(await ana.does('message:send', { room: 'general', id, text: 'once' })).toMatchObject({ seq: 1 });
});

test('[D7] a sign-out that was stored though its answer was lost closes the sockets when it is repeated', async () => {
  const { store, loseAnswer } = treacherous();
  const place = await Place.open({ store });
  const ana = await place.person('Ana');
  loseAnswer();
  expect((await place.core.signOut(ana.session, ana.id)).ok).toBe(false);
  expect((await place.core.signOut(ana.session, ana.id)).ok).toBe(true);
  expect(ana.sink.closedFor).toBe('signed_out');
});

test('[D7] a sign-out that was stored though its answer was lost closes the sockets also if nobody repeats it', async () => {
  const { store, loseAnswer } = treacherous();
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  loseAnswer();
  expect((await place.core.signOut(ana.session, ana.id)).ok).toBe(false);
  await place.settled();
  expect(ana.sink.closedFor).toBe('signed_out');
  expect(ben.sink.closedFor).toBeUndefined();
});

test('[D7] who connects again after a doubt follows only the rooms they are still in', async () => {
  const { store, loseAnswer } = treacherous();
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  loseAnswer();
  await ana.refused('message:send', { room: 'general', id: place.messageId(), text: 'doubtful' });
  await place.settled();
  await ben.does('room:leave', { room: GENERAL });
  const again = await ben.another();
  await ana.say('general', 'among us');
  expect(again.texts('general')).toEqual([]);
});

test('[D7] while memory cannot be read anew after a doubt, nothing is told that could reach who is out', async () => {
  const { store, loseAnswer } = treacherous();
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  const room = entry.room.id;
  const memberships = store.memberships.bind(store);
  store.memberships = () => Promise.reject(new StoreUnavailable('the disk cannot be read'));
  loseAnswer();
  await ana.refused('room:remove', { room, user: ben.id });
  const id = place.messageId();
  expect(await ana.refused('message:send', { room, id, text: 'among us' })).toBe('unavailable');
  store.memberships = memberships;
  expect(await ana.refused('message:send', { room, id, text: 'among us' })).toBe('ok');
  expect(ben.texts(room)).toEqual([]);
  expect(ben.sink.of('self:changed').flatMap(({ lost }) => lost ?? [])).toEqual([
    { room, reason: 'removed' },
  ]);
});

test('[H3] a room that is read while it changes is not ahead of its member', async () => {
  const store = newStore(new FakeClock());
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const commit = store.commit.bind(store);
  const [failing, telling] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  store.commit = async () => {
    store.commit = async (writes) => {
      const done = await commit(writes);
      await telling.promise;
      return done;
    };
    await failing.promise;
    throw new StoreUnavailable('the disk failed');
  };
  const renaming = ben.refused('user:update', { name: 'Benjamin' });
  await place.settled();
  const saying = ana.say(GENERAL, 'hello');
  await place.settled();
  // What is in memory is read anew, while the next commit is stored and not yet told.
  failing.resolve();
  expect(await renaming).toBe('unavailable');
  await place.settled();
  const syncing = ana.does('session:sync', {});
  await place.settled();
  telling.resolve();
  await saying;
  const general = (await syncing).rooms.find(({ room }) => room.id === GENERAL);
  expect(general).toMatchObject({ head: { seq: 1 }, read: 1 });
});

test('[D4] a read that was under way in a doubt does not bring the state before it back', async () => {
  const { store, loseAnswer } = treacherous();
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const held = holdNext(store, 'room');
  const reading = ana.ask('room:history', { room: GENERAL });
  await held.reached;
  loseAnswer();
  await ben.refused('message:send', { room: GENERAL, id: place.messageId(), text: 'doubtful' });
  await place.settled();
  held.open();
  await reading;
  expect(await ben.refused('message:edit', { room: GENERAL, seq: 1, text: 'certain' })).toBe('ok');
});

test('while one commit after the other fails, readers do not wait for them', async () => {
  const store = newStore(new FakeClock());
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const ending = Promise.withResolvers<void>();
  const locked = new StoreUnavailable('the database is locked', { nothingStored: true });
  store.commit = async () => {
    store.commit = async () => {
      await ending.promise;
      throw locked;
    };
    throw locked;
  };
  const say = () => ana.refused('message:send', { room: GENERAL, id: place.messageId(), text: 'hello' });
  expect(await say()).toBe('unavailable');
  const waiting = say();
  await place.settled();
  expect(await ben.does('room:history', { room: GENERAL })).toMatchObject({ messages: [] });
  expect(ben.sink.of('session:resync')).toEqual([]);
  ending.resolve();
  expect(await waiting).toBe('unavailable');
});

test('[D7] a removal that was stored though its answer was lost holds also for who was on their way in', async () => {
  const { store, loseAnswer } = treacherous();
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  await ben.does('preference:set', { key: 'look.density', value: 'compact' });
  const held = holdNext(store, 'preferences');
  const arriving = ben.another();
  await held.reached;
  loseAnswer();
  await ana.refused('room:remove', { room: entry.room.id, user: ben.id });
  // By the next commit everything is as it is stored.
  await ana.say(GENERAL, 'the disk is well');
  held.open();
  const tablet = await arriving;
  await ana.say(entry.room.id, 'among us');
  expect(tablet.texts(entry.room.id)).toEqual([]);
});

test('[D7] a sign-out that was stored though its answer was lost holds also for who was on their way in', async () => {
  const { store, loseAnswer } = treacherous();
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  await ben.does('preference:set', { key: 'look.density', value: 'compact' });
  ben.disconnect();
  const held = holdNext(store, 'preferences');
  const arriving = ben.another();
  await held.reached;
  loseAnswer();
  expect((await place.core.signOut(ben.session, ben.id)).ok).toBe(false);
  await ana.say(GENERAL, 'the disk is well');
  held.open();
  const tablet = await arriving;
  await ana.say(GENERAL, 'without Ben');
  expect(tablet.sink.heard).toEqual([]);
});
