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
