import { plainText } from './plain-text.ts';

test.each([
  ['plain words', 'plain words'],
  ['**Bold**, *soft*, ~~gone~~ and `code`', 'Bold, soft, gone and code'],
  ['see [the map](https://example.org/map) and https://example.org', 'see the map and https://example.org'],
  ['# Plan\n\n- one\n- **two**\n\n3. three', 'Plan\n• one\n• two\n3. three'],
  ['> quoted *words*\n\nand more', 'quoted words\nand more'],
  ['```ts\nconst a = 1;\n```', 'const a = 1;'],
  ['| a | b |\n| - | - |\n| 1 | 2 |', 'a · b\n1 · 2'],
  ['![a cat](https://example.org/cat.png)', 'a cat'],
  ['a<script>b</script> & 2 < 3', 'a<script>b</script> & 2 < 3'],
  ['**', '**'],
])('%j reads %j', (text, words) => {
  expect(plainText(text)).toBe(words);
});

test('what is a spoiler is not told, in whatever it stands', () => {
  expect(plainText('It was ||the **butler**||.')).toBe('It was ▒▒▒.');
  expect(plainText('> ||him||', '(hidden)')).toBe('(hidden)');
});

test.each([
  ['|| Snape ||', '▒▒▒'],
  ['|| Snape ||.', '▒▒▒.'],
  ['It was || the butler || in the end', 'It was ▒▒▒ in the end'],
  ['It was || Snape || in the end', 'It was ▒▒▒ in the end'],
  ['It was || **Snape** || in the end', 'It was ▒▒▒ in the end'],
  ['Then: || snape || did it', 'Then: ▒▒▒ did it'],
  ['It was || 犯人 || in the end', 'It was ▒▒▒ in the end'],
  ['It was ||snape || in || the end', 'It was ▒▒▒ in || the end'],
  ['It was || snape|| in the end', 'It was ▒▒▒ in the end'],
  ['a || b || c; it was || Snape ||', 'a || b || c; it was ▒▒▒'],
  ['x || y ||z||', 'x || y ▒▒▒'],
  ['Who:\n||\nthe butler\nor the cook\n||', 'Who:\n▒▒▒'],
  ['*so || he ||*', 'so ▒▒▒'],
  ['|| one || || two || || three ||', '▒▒▒ ▒▒▒ ▒▒▒'],
])('%j hides, blanks or not, %j', (text, words) => {
  expect(plainText(text)).toBe(words);
});

test.each([
  'a || b',
  'a || b || c',
  'if (a || b || c) return a || b || [];',
  'write a || b || !c || d.e().',
  'foo() || bar(1, 2) || baz()',
  "x === 'a' || x === 'the b' || y",
  'MAX || MIN || 0',
  'this || that\nfoo || bar',
  '|| ||',
  '||||',
])('%j reads as it stands: its bars are signs of code', (text) => {
  expect(plainText(text)).toBe(text);
});

test('code between bars is no spoiler', () => {
  expect(plainText('`a` || `b c` || `d`')).toBe('a || b c || d');
});
