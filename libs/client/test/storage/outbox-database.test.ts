import { systemClock } from '@parley/events';
import { numberedId, roomId, userId } from '@parley/testkit';
import { openDB } from 'idb';
import { OutboxDatabase } from '../../src/browser/outbox-database.ts';
import type { OutboxStep } from '../../src/shared-outbox.ts';
import { emptyBrowser } from './idb.ts';

const anna = { server: 'here', user: userId('anna') };
const ben = { server: 'here', user: userId('ben') };

const adding =
  (n: number, owner = anna): OutboxStep =>
  (_, place) => ({
    ...owner,
    id: numberedId(n),
    room: roomId('general'),
    text: `message ${n}`,
    at: 0,
    place,
  });

/** Two tabs have each a connection of their own. */
function tabs() {
  emptyBrowser();
  return [new OutboxDatabase(systemClock), new OutboxDatabase(systemClock)] as const;
}

const placesIn = async (database: OutboxDatabase, owner = anna) =>
  (await database.load(owner)).map(({ text, place }) => [text, place]);

test('places order the messages of all tabs', async () => {
  const [first, second] = tabs();
  await Promise.all([1, 2, 3, 4].map((n) => (n % 2 ? first : second).alter(anna, numberedId(n), adding(n))));
  const places = await placesIn(first);
  expect(places.map(([, place]) => place)).toEqual([1, 2, 3, 4]);
  expect(new Set(places.map(([text]) => text)).size).toBe(4);
});

test('a place is never given twice, also when nothing waits any more', async () => {
  const [first, second] = tabs();
  await first.alter(anna, numberedId(1), adding(1));
  await first.alter(anna, numberedId(1), () => undefined);
  await second.alter(anna, numberedId(2), adding(2));
  expect(await placesIn(first)).toEqual([['message 2', 2]]);
});

test('what waits outlives the page', async () => {
  const [first] = tabs();
  await first.alter(anna, numberedId(1), adding(1));
  first.close();
  expect(await placesIn(new OutboxDatabase(systemClock))).toEqual([['message 1', 1]]);
});

test('of two tabs that take a step on one message the second sees what the first did', async () => {
  const [first, second] = tabs();
  await first.alter(anna, numberedId(1), adding(1));
  const seen: unknown[] = [];
  const retry: OutboxStep = (kept, place) => {
    seen.push(kept?.place);
    return kept && { ...kept, place };
  };
  await Promise.all([first.alter(anna, numberedId(1), retry), second.alter(anna, numberedId(1), retry)]);
  expect(seen).toEqual([1, 2]);
});

test('a step that leaves everything as it was changes nothing', async () => {
  const [first] = tabs();
  const { kept } = await first.alter(anna, numberedId(1), adding(1));
  expect(await first.alter(anna, numberedId(1), (before) => before)).toEqual({ kept, changed: false });
  expect(await first.alter(anna, numberedId(9), () => undefined)).toEqual({
    kept: undefined,
    changed: false,
  });
});

test('nobody sees or alters what belongs to another person or server', async () => {
  const [first] = tabs();
  await first.alter(anna, numberedId(1), adding(1));
  expect(await first.load(ben)).toEqual([]);
  expect(await first.load({ ...anna, server: 'elsewhere' })).toEqual([]);
  let seen: unknown = 'nothing';
  await first.alter(ben, numberedId(1), (kept) => {
    seen = kept;
    return kept;
  });
  expect(seen).toBeUndefined();
  expect(await placesIn(first)).toHaveLength(1);
});

test('what is erased is that of one person, or of all but one, at one server', async () => {
  const [first] = tabs();
  const elsewhere = { ...anna, server: 'elsewhere' };
  await first.alter(anna, numberedId(1), adding(1));
  await first.alter(ben, numberedId(2), adding(2, ben));
  await first.alter(elsewhere, numberedId(3), adding(3, elsewhere));
  await first.erase('here', (user) => user !== ben.user);
  expect(await first.load(anna)).toEqual([]);
  expect(await first.load(ben)).toHaveLength(1);
  expect(await first.load(elsewhere)).toHaveLength(1);
});

test('a row that makes no sense is passed over', async () => {
  const [first] = tabs();
  await first.alter(anna, numberedId(1), adding(1));
  const raw = await openDB('parley-outbox');
  await raw.put('messages', { id: 'broken', ...anna, place: 7 });
  raw.close();
  expect(await placesIn(first)).toEqual([['message 1', 1]]);
});

test('a newer build’s outbox is left as it is: this one keeps nothing then', async () => {
  const [first] = tabs();
  await first.alter(anna, numberedId(1), adding(1));
  first.close();
  const newer = await openDB('parley-outbox', 2);
  newer.close();
  await expect(first.alter(anna, numberedId(2), adding(2))).rejects.toThrow('version');
  const again = await openDB('parley-outbox', 2);
  expect(await again.count('messages')).toBe(1);
  again.close();
});

test('a newer build need not wait for this one', async () => {
  const [first] = tabs();
  await first.alter(anna, numberedId(1), adding(1));
  const newer = await openDB('parley-outbox', 2);
  expect(newer.version).toBe(2);
  newer.close();
});

test('a lease is one holder’s until its end, or until it is given back', async () => {
  const [first, second] = tabs();
  expect(await first.claim('turn', 'a', 1_000, 100)).toBe(true);
  expect(await second.claim('turn', 'b', 1_050, 100)).toBe(false);
  expect(await first.claim('turn', 'a', 1_090, 100)).toBe(true);
  expect(await second.claim('turn', 'b', 1_150, 100)).toBe(false);
  expect(await second.claim('turn', 'b', 1_200, 100)).toBe(true);
  await first.release('turn', 'a');
  expect(await first.claim('turn', 'a', 1_210, 100)).toBe(false);
  await second.release('turn', 'b');
  expect(await first.claim('turn', 'a', 1_210, 100)).toBe(true);
});

test('a clock that was set back does not make a lease last', async () => {
  const [first, second] = tabs();
  await first.claim('turn', 'a', 1_000_000, 100);
  expect(await second.claim('turn', 'b', 1_000, 100)).toBe(true);
});
