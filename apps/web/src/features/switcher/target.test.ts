import type { RoomId } from '@parley/events';
import { rankTargets, type Target } from './target.ts';

const target = (title: string, more: Partial<Target> = {}): Target => ({
  id: title,
  kind: 'room',
  title,
  hint: '',
  icon: undefined,
  does: () => {},
  ...more,
});
const room = (title: string, more: Partial<Target> = {}) => target(title, { room: title as RoomId, ...more });
const found = (targets: readonly Target[], query: string, recent: readonly string[] = []) =>
  rankTargets(targets, query, recent as RoomId[]).map(({ title }) => title);

test('letters may be left out, and the nearest match is first', () => {
  const rooms = [room('marketing'), room('general'), room('engineering'), room('design')];
  expect(found(rooms, 'gen')[0]).toBe('general');
  expect(found(rooms, 'egnr')).toEqual(['engineering']);
  expect(found(rooms, 'zzz')).toEqual([]);
});

test('accents and case make no difference, in what is typed and in what is there', () => {
  const people = [target('Zoë Çelik', { kind: 'person' }), target('José Álvarez', { kind: 'person' })];
  expect(found(people, 'zoe cel')).toEqual(['Zoë Çelik']);
  expect(found(people, 'JOSÉ')).toEqual(['José Álvarez']);
});

test('a person is found by the handle as well', () => {
  expect(found([target('Lena Fischer', { kind: 'person', words: 'captain' })], 'capt')).toEqual([
    'Lena Fischer',
  ]);
});

test('of rooms that match alike, the one that was open last comes first, and mine before others', () => {
  const rooms = [room('team-red'), room('team-tan'), room('team-sky', { foreign: true })];
  expect(found(rooms, 'team', ['elsewhere', 'team-tan'])).toEqual(['team-tan', 'team-red', 'team-sky']);
});

test('a sign asks for one kind only', () => {
  const all = [
    room('mars'),
    target('Mara', { kind: 'person' }),
    target('Mark all as read', { kind: 'command' }),
  ];
  expect(found(all, '#mar')).toEqual(['mars']);
  expect(found(all, '@mar')).toEqual(['Mara']);
  expect(found(all, '> mar')).toEqual(['Mark all as read']);
  expect(found(all, '@')).toEqual(['Mara']);
});

test('with nothing typed there is what calls, be it a person, then what is unread, then where one was; never where one is', () => {
  const rooms = [
    room('quiet'),
    room('unread', { unread: 3 }),
    room('here'),
    room('before'),
    room('calling', { unread: 1, calls: 1 }),
    target('Ben', { kind: 'person', room: 'with-ben' as RoomId, unread: 2, calls: 2 }),
    room('not mine', { foreign: true }),
    target('Ada', { kind: 'person' }),
  ];
  expect(found(rooms, '', ['here', 'before'])).toEqual(['calling', 'Ben', 'unread', 'before', 'quiet']);
});

test('among 5,000 people each is found', () => {
  const people = Array.from({ length: 5_000 }, (_, n) => target(`Person ${n} Ångström`, { kind: 'person' }));
  expect(found(people, 'person 4711 ang')[0]).toBe('Person 4711 Ångström');
});
