import { inNameOrder, limits, nameProblem, textProblem, tidyName } from '../src/index.ts';

const problem = (name: string): string | undefined => nameProblem(name, limits.userName);

test.each([
  'Ana',
  'Zoë Ångström',
  'Nguyễn Thị Minh',
  'أحمد',
  '李雷',
  'प्रिया',
  "O'Neill-Smith",
  'R2-D2',
  '🦊',
  'Ana 👩‍💻',
  'Борис',
  'Νίκος',
  'Δημήτρης (Dimitris)',
  'Tokyo東京',
  '25 µm',
  'x'.repeat(40),
])('[N2] %s is a name', (name) => {
  expect(problem(name)).toBeUndefined();
});

test.each([
  ['nothing', ''],
  ['blanks', ' \t '],
  ['41 characters', 'x'.repeat(41)],
  ['1,000 emoji', '🦊'.repeat(1000)],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['a control character', 'An\u0007a'],
  ['a line break is white space, but NUL is not', 'An\u0000a'],
  ['a right-to-left override', 'Ana\u202Etxt'],
  ['a right-to-left mark', 'Ana\u200F'],
  ['an isolate', '\u2066Ana\u2069'],
  ['a zero-width space', 'An\u200Ba'],
  ['a byte order mark', 'An\uFEFFa'],
  ['a line separator', 'An\u2028a'],
  ['a joiner between letters', 'An\u200Da'],
  ['a soft hyphen', 'An\u00ADa'],
  ['a Hangul filler', '\u3164'],
  ['tag characters', 'Ana\u{E0041}'],
  ['half a surrogate pair', 'Ana\uD83D'],
  ['a Cyrillic letter in a Latin word', 'Аna'],
  ['a Latin letter in a Cyrillic word', 'Бopиc'],
  ['a Greek letter in a Latin word', 'Αda'],
  ['an Armenian letter in a Latin word', 'Jօhn'],
  ['marks stacked to the ceiling', `A${'\u0301'.repeat(30)}`],
])('[N2] a name of or with %s is refused', (_, name) => {
  expect(problem(name)).toEqual(expect.any(String));
});

test('[N2] a name is kept in NFC with single spaces', () => {
  expect(tidyName('  Zoe\u0308 \u00A0 von\tX ')).toBe('Zoë von X');
});

test.each([
  ['a word', 'hello'],
  ['several lines', 'one\n\n  two\t'],
  ['markup', '<script>alert(1)</script>'],
  ['right-to-left text with marks', '\u200Fשלום'],
  ['a family', '👨‍👩‍👧‍👦'],
  ['8,000 characters', 'x'.repeat(limits.text)],
])('[N1] %s can be sent', (_, text) => {
  expect(textProblem(text, limits.text)).toBeUndefined();
});

test.each([
  ['nothing', ''],
  ['blanks', ' \n\t\u00A0'],
  ['invisible characters', '\u200B\u2060\uFEFF\u00AD'],
  ['8,001 characters', 'x'.repeat(limits.text + 1)],
  ['NUL', 'a\u0000b'],
  ['half a surrogate pair', 'a\uDC00'],
])('[N1] %s can not be sent', (_, text) => {
  expect(textProblem(text, limits.text)).toEqual(expect.any(String));
});

test('[F1] names are ordered by code point without regard to case, equal ones by id', () => {
  const named = (name: string, id = 'x') => ({ name, id });
  const inOrder = [
    named(''),
    named('#7'),
    named('ada', 'b'),
    named('Ada', 'c'),
    named('ADAM'),
    named('Zoe'),
    named('Émile'),
    named('李雷'),
    named('\uFF21'),
    // Its surrogates are smaller code units than the fullwidth letter, its code point is greater.
    named('🦊'),
    named('🦊 two'),
  ];
  for (const from of [inOrder.toReversed(), inOrder.toSorted((a, b) => a.name.length - b.name.length)])
    expect(from.sort(inNameOrder)).toEqual(inOrder);
  const bytes = inOrder.map(({ name }) => Buffer.from(name.toUpperCase()));
  expect([...bytes].sort((a, b) => Buffer.compare(a, b))).toEqual(bytes);
});

test('no name or text sends the rules into exponential time', () => {
  const started = process.cpuUsage();
  for (const seed of ['\u200D', '👩\u200D', 'a\u0301', ' \t']) nameProblem(seed.repeat(40), limits.userName);
  for (const seed of ['\u200D', '👩\u200D', 'a\u0301', ' '])
    textProblem(seed.repeat(4_000).slice(0, 8_000), limits.text);
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_000);
});
