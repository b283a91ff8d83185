import { format, newLine, pasteLink, type Formatting, type Selected } from './format-text.ts';

/** `a [b] c`: what stands between the brackets is selected; `¦` is the cursor. */
function marked(text: string): Selected {
  const start = text.search(/[⟦¦]/u);
  const bare = text.replace(/[⟦⟧¦]/gu, '');
  const end = text.includes('⟧') ? text.indexOf('⟧') - 1 : start;
  return { text: bare, start, end };
}
const applied = ({ text }: Selected, edit: ReturnType<typeof newLine>) => {
  if (edit === undefined) return undefined;
  const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  const cursor = edit.start + edit.text.length;
  const [from, to] = edit.select ?? [cursor, cursor];
  const cursorAt = `${after.slice(0, from)}¦${after.slice(from)}`;
  return from === to ? cursorAt : `${after.slice(0, from)}⟦${after.slice(from, to)}⟧${after.slice(to)}`;
};

test.each<[Formatting, string, string]>([
  ['bold', 'a ⟦b⟧ c', 'a **⟦b⟧** c'],
  ['bold', 'a **⟦b⟧** c', 'a ⟦b⟧ c'],
  ['bold', '⟦**b**⟧', '⟦b⟧'],
  ['bold', 'a ⟦b ⟧c', 'a **⟦b⟧** c'],
  ['bold', 'a⟦⟧', 'a**¦**'],
  ['italic', 'a **⟦b⟧** c', 'a ***⟦b⟧*** c'],
  ['italic', 'a ***⟦b⟧*** c', 'a **⟦b⟧** c'],
  ['bold', 'a *⟦b⟧* c', 'a ***⟦b⟧*** c'],
  ['italic', '⟦**b**⟧', '*⟦**b**⟧*'],
  ['strike', '⟦b⟧', '~~⟦b⟧~~'],
  ['code', '⟦b⟧', '`⟦b⟧`'],
  ['spoiler', '||⟦b⟧||', '⟦b⟧'],
  ['link', 'see ⟦this⟧', 'see [this](⟦https://⟧)'],
  ['link', '⟦https://a.org/b⟧', '[¦](https://a.org/b)'],
  ['quote', 'a\n⟦b\nc⟧', 'a\n⟦> b\n> c⟧'],
  ['quote', '⟦> b\n> c⟧', '⟦b\nc⟧'],
  ['bullets', 'on⟦⟧e', '- one¦'],
  ['numbers', '⟦- a\n\n- b⟧', '⟦1. a\n\n2. b⟧'],
  ['tasks', '⟦- a\n- b⟧', '⟦- [ ] a\n- [ ] b⟧'],
  ['bullets', '⟦- [ ] a\n- b⟧', '⟦- a\n- b⟧'],
  ['code-block', 'a ⟦b⟧ c', 'a \n```\n⟦b⟧\n```\n c'],
  ['code-block', '⟦⟧', '```\n¦\n```'],
])('%s makes of %j %j', (how, before, after) => {
  const selected = marked(before);
  expect(applied(selected, format(selected, how))).toBe(after);
});

test.each([
  ['- a¦', '- a\n- ¦'],
  ['  * a¦', '  * a\n  * ¦'],
  ['x\n9. a¦', 'x\n9. a\n10. ¦'],
  ['- [x] a¦', '- [x] a\n- [ ] ¦'],
  ['> a¦', '> a\n> ¦'],
  ['- a\n- ¦', '- a\n¦'],
])('a new line in %j is %j', (before, after) => {
  const selected = marked(before);
  expect(applied(selected, newLine(selected))).toBe(after);
});

test.each(['a¦', '-a¦', '⟦- a⟧', '12¦'])('in %j there is no list to go on with', (before) => {
  expect(newLine(marked(before))).toBeUndefined();
});

test('an address that is pasted over words is their link, and elsewhere what it is', () => {
  const words = marked('see ⟦the log⟧.');
  expect(applied(words, pasteLink(words, ' https://a.org/b_(c) '))).toBe(
    'see [the log](https://a.org/b_%28c%29)¦.',
  );
  expect(pasteLink(words, 'javascript:alert(1)')).toBeUndefined();
  expect(pasteLink(words, 'no address')).toBeUndefined();
  expect(pasteLink(marked('see ¦'), 'https://a.org')).toBeUndefined();
  expect(pasteLink(marked('⟦https://b.org⟧'), 'https://a.org')).toBeUndefined();
});
