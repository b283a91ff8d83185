import { GENERAL } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { rangesOf, searchTerms } from '../src/search-text.ts';
import { holdNext, newStore, Place } from './place.ts';

test('[F2] a search finds what was said in all rooms that one may read', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans' });
  await ana.say(GENERAL, 'The harbour is closed');
  await ana.say(entry.room.id, 'Harbour master called');
  const page = await ana.does('search:messages', { query: 'harb' });
  expect(page.results.map(({ room, highlights }) => [room, highlights])).toEqual([
    [entry.room.id, [[0, 4]]],
    [GENERAL, [[4, 8]]],
  ]);
  expect(page.users.map(({ id }) => id)).toEqual([ana.id]);
  const bens = await ben.does('search:messages', { query: 'harb', limit: 1 });
  expect(bens.results.map(({ room }) => room)).toEqual([GENERAL]);
  expect(bens.rooms.map(({ id }) => id)).toEqual([GENERAL]);
});

test('[C7] a room one may not know of is not found, also by a search', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans' });
  expect(await ben.refused('search:messages', { query: 'x', room: entry.room.id })).toBe('not_found');
});

test('[F3] [D7] what was found in a room that one was removed from meanwhile is left out', async () => {
  const store = newStore(new FakeClock());
  const place = await Place.open({ store });
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  const room = entry.room.id;
  await ana.say(room, 'secret');
  await ben.say(GENERAL, 'no secret');
  const gate = holdNext(store, 'search');
  const searching = ben.does('search:messages', { query: 'secret' });
  await gate.reached;
  await ana.does('room:remove', { room, user: ben.id });
  gate.open();
  const page = await searching;
  expect(page.results.map(({ message }) => message.text)).toEqual(['no secret']);
  expect(page.rooms.map(({ id }) => id)).toEqual([GENERAL]);
  expect(page.users.map(({ id }) => id)).toEqual([ben.id]);
});

test('[C5] searches have a budget of their own', async () => {
  const place = await Place.open({ rateLimits: true });
  const ana = await place.person('Ana');
  const codes: string[] = [];
  for (let n = 0; n < 31; n += 1) codes.push(await ana.refused('search:messages', { query: 'x' }));
  expect(codes.filter((code) => code === 'ok')).toHaveLength(30);
  expect(codes.at(-1)).toBe('rate_limited');
  expect(await ana.refused('room:history', { room: GENERAL })).toBe('ok');
});

test.each([
  ['one two', ['ONE', 'TWO']],
  ['  one\tone ', ['ONE']],
  ['"one  two" three', ['ONE TWO', 'THREE']],
  ['on one', ['ONE']],
  ['say "half', ['SAY', 'HALF']],
  ['x="1"', ['X=', '1']],
  ['"', []],
  ['\u0301', []],
  ['ẞ ß', ['SS']],
])('[F2] the query %s asks for %j', (query, terms) => {
  expect(searchTerms(query)).toEqual(terms);
});

test.each([
  ['abcabc', 'b', ['b', 'b']],
  ['aaaa', 'aa', ['aaaa']],
  ['Cafe\u0301!', 'cafe', ['Cafe\u0301']],
  ['ﬁsh', 'i', ['ﬁ']],
  ['line\n\n end', '"line end"', ['line\n\n end']],
  ['👩‍💻 x', '💻', ['💻']],
  ['ﾊﾞｽ', 'バ', ['ﾊﾞ']],
  ['한글', '한', ['한']],
  ['\u1112\u1161\u11AB', '한', ['\u1112\u1161\u11AB']],
])('the words of %j that %j found are shown whole', (text, query, parts) => {
  const ranges = rangesOf(text, searchTerms(query));
  expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(parts);
});

test('no text or query sends the search into exponential time', () => {
  const started = process.cpuUsage();
  for (const seed of ['a', '"', '" ', '\u0301', '\u1100', '🦊', 'ﷺ', 'https:', ' ']) {
    const text = seed.repeat(8_000).slice(0, 8_000);
    rangesOf(text, searchTerms(text.slice(0, 200)));
  }
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_000);
});

test.each(['zzzzzzzzzzzzzzzz', '0', '007'])('[F2] %s is a cursor of no search', async (cursor) => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  expect(await ana.refused('search:messages', { query: 'x', cursor })).toBe('invalid');
  expect((await ana.does('search:messages', { query: 'x', cursor: '7' })).results).toEqual([]);
});

test('[F5] what is pinned and what mentions me is found without a word', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  const ben = await place.person('Ben');
  await ana.say(GENERAL, 'Ahoy @Ben');
  const { seq } = await ana.say(GENERAL, 'The harbour is closed');
  await ana.does('message:pin', { room: GENERAL, seq, on: true });
  const texts = async (filter: { is: 'pinned' } | { mentions: 'me' }) =>
    (await ben.does('search:messages', { query: '', ...filter })).results.map(({ message }) => message.text);
  expect(await texts({ is: 'pinned' })).toEqual(['The harbour is closed']);
  expect(await texts({ mentions: 'me' })).toEqual(['Ahoy @Ben']);
});

test.each(['"', '""', '" "', '"\u200B"', '\u200B'])(
  '[F2] %j asks for no word, and so for nothing',
  async (query) => {
    const place = await Place.open();
    const ana = await place.person('Ana');
    await ana.say(GENERAL, 'The harbour is closed');
    expect(await ana.refused('search:messages', { query })).toBe('invalid');
    expect((await ana.does('search:messages', { query, room: GENERAL })).results).toHaveLength(1);
  },
);
