import { GENERAL, type RoomId } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { type Log, MemoryStore, type Store, StoreUnavailable } from '../src/index.ts';
import { newStore, type Person, Place, silentLog } from './place.ts';

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;

async function aPlace(store: (clock: FakeClock) => Store = newStore, log: Log = silentLog) {
  const clock = new FakeClock();
  const own = store(clock);
  const place = Object.assign(await Place.open({ store: own, clock, log }), { clock });
  const ana = await place.person('Ana');
  const ben = await place.person('Ben');
  const { entry } = await ana.does('room:create', { kind: 'channel', name: 'Tea', users: [ben.id] });
  return { place, store: own, ana, ben, room: entry.room.id };
}

const texts = async (who: Person, room: RoomId) =>
  (await who.does('room:history', { room, limit: 100 })).messages.map(({ text, deleted }) => deleted ?? text);

test('[P1] a room that keeps messages for some days deletes older ones, as changes, within the hour', async () => {
  const { place, ana, ben, room } = await aPlace();
  await ana.say(room, 'old');
  await ana.say(GENERAL, 'kept elsewhere');
  await place.clock.advance(DAY);
  await ana.say(room, 'young');
  const { room: updated } = await ana.does('room:update', { room, retentionDays: 1 });
  expect(updated.retentionDays).toBe(1);
  const before = ben.sink.of('room:changed').length;
  await place.clock.advance(HOUR + 1);
  expect(await texts(ana, room)).toEqual([true, 'young']);
  expect(ben.sink.of('room:changed').slice(before)).toMatchObject([
    { room, changes: [{ kind: 'message', message: { seq: 1, text: '', deleted: true } }] },
  ]);
  expect(await texts(ana, GENERAL)).toEqual(['kept elsewhere']);
  await place.clock.advance(DAY);
  expect(await texts(ana, room)).toEqual([true, true]);
});

test('[P1] what is old goes soon after a start, in small commits', async () => {
  const { place, store, ana, room } = await aPlace();
  for (let n = 0; n < 450; n++) await ana.say(room, `message ${n}`);
  await ana.does('room:update', { room, retentionDays: 1 });
  await place.core.close();
  const clock = new FakeClock(place.clock.now() + 2 * DAY);
  const sizes: number[] = [];
  const commit = store.commit.bind(store);
  store.commit = async (writes) => {
    const done = await commit(writes);
    for (const { changes } of done.frames) sizes.push(changes.length);
    return done;
  };
  const again = await Place.open({ store, clock }, 10_000);
  await clock.advance(5_000);
  expect(sizes).toEqual([200, 200, 50]);
  expect((await store.history({ room, limit: 1 })).messages).toMatchObject([{ deleted: true }]);
  await again.core.close();
});

test('[P1] null keeps messages for ever again; only who leads the room decides', async () => {
  const { place, ana, ben, room } = await aPlace();
  await ana.say(room, 'old');
  expect(await ben.refused('room:update', { room, retentionDays: 1 })).toBe('forbidden');
  for (const days of [0, -1, 1.5, 3_651, '1'])
    expect(await ana.raw('room:update', { room, retentionDays: days })).toMatchObject({
      error: { code: 'invalid', issues: [{ path: 'retentionDays' }] },
    });
  await ana.does('room:update', { room, retentionDays: 1 });
  const { room: kept } = await ana.does('room:update', { room, retentionDays: null });
  expect(kept).not.toHaveProperty('retentionDays');
  await place.clock.advance(3 * DAY);
  expect(await texts(ana, room)).toEqual(['old']);
});

test('[P1] a store that can’t be written to is asked again in an hour', async () => {
  class Stubborn extends MemoryStore {
    out = false;
    override commit(...args: Parameters<MemoryStore['commit']>) {
      if (this.out) return Promise.reject(new StoreUnavailable('the disk is full', { nothingStored: true }));
      return super.commit(...args);
    }
  }
  const warned: string[] = [];
  const log: Log = { ...silentLog, warn: (_fields, message) => warned.push(message) };
  const { place, store, ana, room } = await aPlace(
    (clock) => new Stubborn({ epoch: 'e' as never, at: clock.now() }),
    log,
  );
  await ana.say(room, 'old');
  await ana.does('room:update', { room, retentionDays: 1 });
  (store as Stubborn).out = true;
  await place.clock.advance(DAY + HOUR);
  expect(warned).toContain('what is not to be kept waits for the next hour');
  expect(await texts(ana, room)).toEqual(['old']);
  (store as Stubborn).out = false;
  await place.clock.advance(HOUR);
  expect(await texts(ana, room)).toEqual([true]);
});

test('nothing is left running when the place has closed', async () => {
  const { place } = await aPlace();
  await place.core.close();
  expect(place.clock.pending).toBe(0);
});
