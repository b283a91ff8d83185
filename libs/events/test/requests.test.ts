import { commands, isCommandName } from '../src/index.ts';

const room = 'general';
const id = '0198c5a2-7d3e-7b41-9a6c-2f0d51e8b7a3';

const refused = (name: keyof typeof commands, request: unknown): readonly string[] => {
  const parsed = commands[name].request.safeParse(request);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
};

test('[C3] an issue names the field', () => {
  expect(refused('message:send', { room, id, text: '' })).toEqual(['text']);
  expect(refused('message:send', { room: '../etc', id, text: 'x' })).toEqual(['room']);
  expect(refused('room:invite', { room, users: ['ana', 'BEN'] })).toEqual(['users.1']);
});

test('[D2] a message id is a UUIDv7 in lower case and nothing else', () => {
  expect(refused('message:send', { room, id, text: 'x' })).toEqual([]);
  expect(refused('message:send', { room, id: id.toUpperCase(), text: 'x' })).toEqual(['id']);
  expect(refused('message:send', { room, id: '9b2f1f0e-8f4e-4c38-9e0a-111111111111', text: 'x' })).toEqual([
    'id',
  ]);
  expect(refused('message:send', { room, id: 7, text: 'x' })).toEqual(['id']);
});

test.each([
  [{ before: -1 }],
  [{ before: 1.5 }],
  [{ before: 1e99 }],
  [{ before: '10' }],
  [{ before: 1, after: 2 }],
  [{ around: 1, after: 2 }],
  [{ limit: 0 }],
  [{ limit: 101 }],
  [{ limit: Number.NaN }],
])('[C3] a history of %j is refused', (range) => {
  expect(refused('room:history', { room, ...range })).not.toEqual([]);
});

test.each(['👍', '❤️', '👩‍💻', '🇩🇪', '1️⃣', '👍🏽', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🧑🏽‍🤝‍🧑🏿', '🙂‍↔️'])('%s is one emoji', (emoji) => {
  expect(refused('message:react', { room, seq: 1, emoji, on: true })).toEqual([]);
});

test.each(['', 'a', '👍👍', '<b>', '👍 ', '1', '🇩', '🏻', '🏴󠁧󠁢', '👍\u200D'])(
  '“%s” is not one emoji',
  (emoji) => {
    expect(refused('message:react', { room, seq: 1, emoji, on: true })).toEqual(['emoji']);
  },
);

test.each([
  ['👍\uFE0F', '👍'],
  ['\u2764', '❤️'],
  ['1\u20E3', '1️⃣'],
  ['\u{1F3F3}\u200D🌈', '🏳️‍🌈'],
  ['\u{1F575}\u{1F3FD}\u200D\u2642', '🕵🏽‍♂️'],
])('[N5] %s has one spelling, %s', (typed, kept) => {
  const parsed = commands['message:react'].request.parse({ room, seq: 1, emoji: typed, on: true });
  expect(parsed.emoji).toBe(kept);
});

test('[N2] names and topics are tidied by parsing', () => {
  const parsed = commands['room:create'].request.parse({
    kind: 'channel',
    name: '  harbour   talk ',
    topic: '  ',
  });
  expect(parsed).toEqual({ kind: 'channel', name: 'harbour talk', topic: '' });
});

test('a time is one that can be shown', () => {
  const last = 8_640_000_000_000_000;
  expect(refused('room:mute', { room, user: 'ben', until: last })).toEqual([]);
  expect(new Date(last).toISOString()).toContain('275760');
  expect(refused('room:mute', { room, user: 'ben', until: last + 1 })).toEqual(['until']);
  expect(refused('invite:create', { expiresAt: last + 1 })).toEqual(['expiresAt']);
});

test('names of the prototype are no commands and no rooms', () => {
  expect(['constructor', '__proto__', 'toString', 'hasOwnProperty'].filter(isCommandName)).toEqual([]);
  const parsed = commands['session:sync'].request.parse(JSON.parse('{"cursors":{"__proto__":7}}'));
  expect(Object.getOwnPropertyNames(parsed.cursors)).toEqual([]);
  expect(Object.getPrototypeOf(parsed.cursors)).not.toBe(7);
  expect(refused('session:sync', JSON.parse('{"__proto__":{},"constructor":1}'))).not.toEqual([]);
});
