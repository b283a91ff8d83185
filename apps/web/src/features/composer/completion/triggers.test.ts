import { triggerAt } from './triggers.ts';

test.each([
  ['@', 'person', '', 0],
  ['hi @ma', 'person', 'ma', 3],
  ['(@Maya L', 'person', 'Maya L', 1],
  ['one\n@b', 'person', 'b', 4],
  ['see #gen', 'room', 'gen', 4],
  ['#', 'room', '', 0],
  ['#Release party', 'room', 'Release party', 0],
  ['well :ta', 'emoji', 'ta', 5],
  ['gut :glück', 'emoji', 'glück', 4],
  ['well! (:tada:', 'emoji', 'tada:', 7],
  [':+1', 'emoji', '+1', 0],
  ['@Ben see #rel', 'room', 'rel', 9],
  ['#general @Ma', 'person', 'Ma', 9],
  ['/', 'command', '', 0],
  ['/to', 'command', 'to', 0],
])('%j asks for a %s: %j', (text, kind, query, start) => {
  expect(triggerAt(text, text.length)).toEqual({ kind, query, start });
});

test.each([
  '',
  'mail@ma',
  'hi @ there',
  '@maya\nnext',
  'no',
  '# Title',
  'a#b',
  ':)',
  ':p',
  'at 10:30',
  'https://a',
  'std::vector',
  'C:\\temp:aa',
  'and /topic',
  '/topic new',
  '/etc/ho',
  'say `@ma',
  '```\n:tada',
])('%j asks for nothing', (text) => {
  expect(triggerAt(text, text.length)).toBeUndefined();
});

test('code that is closed is over, and only what stands before the cursor counts', () => {
  expect(triggerAt('`a` @ma', 7)).toEqual({ kind: 'person', query: 'ma', start: 4 });
  expect(triggerAt('@maya and more', 3)).toEqual({ kind: 'person', query: 'ma', start: 0 });
});
