import { systemClock } from '@parley/events';
import { aMessage, aRoom, aUser, epoch } from '@parley/testkit';
import { openDB } from 'idb';
import { StateDatabase } from '../../src/browser/state-database.ts';
import type { KeptChange, KeptRoom } from '../../src/index.ts';
import { emptyBrowser } from './idb.ts';

const anna = aUser('Anna');
const ben = aUser('Ben');

const room = (name: string, rev: number, openedAt?: number): KeptRoom => ({
  entry: { room: aRoom(name), head: { seq: rev, rev }, role: 'member', read: 0 },
  people: [],
  ...(openedAt !== undefined && {
    held: {
      cursor: rev,
      openedAt,
      users: [ben],
      tail: {
        first: rev,
        hasBefore: true,
        held: [{ view: { ...aMessage(rev), status: 'sent' }, asOf: rev }],
      },
    },
  }),
});

const change = (rooms: readonly KeptRoom[], more: Partial<KeptChange> = {}): KeptChange => ({
  user: anna,
  epoch: epoch('one'),
  rooms,
  lost: [],
  ...more,
});

async function withAnna() {
  emptyBrowser();
  const database = new StateDatabase(systemClock);
  await database.enter('here', anna);
  const names = async (server = 'here') =>
    (await database.recall(server))?.rooms.map(({ entry }) => entry.room.name);
  return { database, names };
}

test('gives back what was saved, to this server only', async () => {
  const { database } = await withAnna();
  await database.save('here', change([room('general', 3, 1), room('side', 5)]));
  expect(await database.recall('here')).toEqual({
    user: anna,
    epoch: 'one',
    rooms: [room('general', 3, 1), room('side', 5)],
  });
  expect(await database.recall('elsewhere')).toBeUndefined();
});

test('recalls nothing before something was saved', async () => {
  const { database } = await withAnna();
  expect(await database.recall('here')).toBeUndefined();
});

test('two tabs save: the further one wins, room by room', async () => {
  const { database } = await withAnna();
  await database.save('here', change([room('general', 9, 1), room('side', 2, 1)]));
  await new StateDatabase(systemClock).save('here', change([room('general', 4, 1), room('side', 3, 1)]));
  const kept = await database.recall('here');
  expect(kept?.rooms.map(({ held }) => held?.cursor)).toEqual([9, 3]);
});

test('[D8] another epoch forgets all rooms', async () => {
  const { database, names } = await withAnna();
  await database.save('here', change([room('general', 9, 1), room('side', 2, 1)]));
  await database.save('here', change([room('general', 1, 1)], { epoch: epoch('two') }));
  expect(await names()).toEqual(['general']);
});

test('rooms that were lost go', async () => {
  const { database, names } = await withAnna();
  const gone = room('gone', 9, 1);
  await database.save('here', change([room('general', 9, 1), gone]));
  await database.save('here', change([], { lost: [gone.entry.room.id] }));
  expect(await names()).toEqual(['general']);
});

test('who enters erases what another person saw, and who enters again erases nothing', async () => {
  const { database, names } = await withAnna();
  await database.save('here', change([room('general', 9, 1)]));
  await database.enter('here', anna);
  expect(await names()).toEqual(['general']);
  await database.enter('here', ben);
  expect(await names()).toBeUndefined();
  const raw = await openDB('parley-state');
  expect(await raw.count('rooms')).toBe(0);
  raw.close();
});

test('a tab that has not heard of the end of the session writes nowhere', async () => {
  const { database, names } = await withAnna();
  await database.save('here', change([room('general', 9, 1)]));
  await database.erase('here', anna.id);
  await new StateDatabase(systemClock).save('here', change([room('general', 10, 1)]));
  expect(await names()).toBeUndefined();
  await database.enter('here', ben);
  await database.save('here', change([room('general', 10, 1)]));
  expect(await names()).toBeUndefined();
});

test('a late end of one person’s session leaves the next person alone', async () => {
  const { database, names } = await withAnna();
  await database.enter('here', ben);
  await database.save('here', change([room('general', 9, 1)], { user: ben }));
  await database.erase('here', anna.id);
  expect(await names()).toEqual(['general']);
  await database.erase('here');
  expect(await names()).toBeUndefined();
});

test('messages of the fifty rooms opened last are kept, of the others only the room', async () => {
  const { database } = await withAnna();
  const rooms = Array.from({ length: 53 }, (_, n) => room(`room ${n}`, 1, n));
  await database.save('here', change(rooms));
  const kept = (await database.recall('here'))?.rooms ?? [];
  expect(kept).toHaveLength(53);
  const without = kept.filter(({ held }) => held === undefined).map(({ entry }) => entry.room.name);
  expect(without.toSorted()).toEqual(['room 0', 'room 1', 'room 2']);
});

test('of a broken row nothing reaches the page, and it is overwritten', async () => {
  const { database, names } = await withAnna();
  await database.save('here', change([room('general', 9, 1), room('side', 9, 1)]));
  const raw = await openDB('parley-state');
  await raw.put('rooms', { server: 'here', user: anna.id, room: 'side', kept: { entry: { room: 7 } } });
  raw.close();
  expect(await names()).toEqual(['general']);
  await database.save('here', change([room('side', 1, 1)]));
  expect(await names()).toEqual(['general', 'side']);
});

test('what a newer build left is thrown away', async () => {
  emptyBrowser();
  (await openDB('parley-state', 7)).close();
  const database = new StateDatabase(systemClock);
  expect(await database.recall('here')).toBeUndefined();
  await database.enter('here', anna);
  await database.save('here', change([room('general', 9, 1)]));
  expect((await database.recall('here'))?.rooms).toHaveLength(1);
});
