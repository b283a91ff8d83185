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

test.each([
  ['||He\n\ndid it||', '▒▒▒'],
  ['It was ||Snape.\n\nHe did|| it', 'It was \n▒▒▒\n it'],
  ['|| He\n\ndid it ||', '▒▒▒'],
  ['So:\n||\n\nHe\n\n- did\n- it\n\n||\nyes', 'So:\n\n▒▒▒\nyes'],
  ['||\n- he\n- did\n||', '▒▒▒'],
  ['||# He\n\n```\ndid\n```\n||it', '▒▒▒\nit'],
  ['> ||he\n>\n> did|| it', '▒▒▒\n it'],
  ['> ||he\n\ndid|| it', '▒▒▒\n it'],
  ['- a\n- ||he\n- did||\n- b', '▒▒▒'],
  ['- a\n- ||he\n\n  did||\n- b', '• a\n• ▒▒▒\n• b'],
  ['**||he** did||', '▒▒▒'],
  ['| a | b |\n|---|---|\n| &#124;&#124;he | did&#124;&#124; |\n\n||end||', '▒▒▒\n▒▒▒'],
  ['||he\n\ndid||, ||it||', '▒▒▒\n, ▒▒▒'],
  ['||he\n\ndid|| ||it\n\ntoo||', '▒▒▒\n▒▒▒'],
  ['||he\n\n- did|| ||it\n\ntoo||', '▒▒▒'],
])('%j hides, over several blocks, %j', (text, words) => {
  expect(plainText(text)).toBe(words);
});

test.each(['a || b\n\nc || d', 'x ||y|| z || w\n\nno more', '||\n\n||', 'a || b || c\n\nd||'])(
  '%j has nothing more to hide in several blocks',
  (text) => {
    expect(plainText(text).replace('▒▒▒', '||y||')).toBe(text.replace('\n\n', '\n'));
  },
);
