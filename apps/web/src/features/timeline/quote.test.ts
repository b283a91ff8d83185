import { quoteOf } from './quote.ts';

const address = 'https://parley.example/r/general/7';

test('a quote tells who said it, where it stands, and what', () => {
  expect(quoteOf('Ben', address, 'one\n\ntwo')).toBe(`> **Ben** [wrote](${address}):\n> one\n>\n> two`);
});

test('what a message quotes itself is left out, unless it is all there is', () => {
  expect(quoteOf('Ben', address, '> old\n> older\n\nnew')).toBe(`> **Ben** [wrote](${address}):\n> new`);
  expect(quoteOf('Ben', address, '> old')).toBe(`> **Ben** [wrote](${address}):\n> > old`);
});

test('a long one is cut, and code in it closed', () => {
  const code = `\`\`\`\n${'line\n'.repeat(20)}\`\`\``;
  const lines = quoteOf('Ben', address, code).split('\n');
  expect(lines).toHaveLength(11);
  expect(lines.slice(-2)).toEqual(['> …', '> ```']);
  expect(quoteOf('Ben', address, 'a'.repeat(2_000)).length).toBeLessThan(700);
});

test('a name is a name', () => {
  expect(quoteOf('*B_[x]', address, 'a')).toContain(String.raw`**\*B\_\[x\]**`);
});
