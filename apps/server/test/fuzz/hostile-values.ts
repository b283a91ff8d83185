import fc from 'fast-check';

const deep = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>(
    (inner, _, at) => (at % 2 === 0 ? [inner] : { a: inner }),
    1,
  );

/** As JSON.parse makes them: with `__proto__` as a field of its own. */
const parsed = (text: string): unknown => JSON.parse(text);

const texts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  'a\udfffb',
  '\u202Eevil',
  '\u200b\u200d\ufeff',
  'рaypal',
  'GENERAL',
  'gеneral',
  'ﬀﬁ①Ⓐ',
  'İIıi',
  'A\u0301\u0301\u0301\u0301\u0301\u0301',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'NaN',
  '-0',
  '1e309',
  '../../../etc/passwd',
  "'; DROP TABLE message; --",
  '" OR ""="',
  '%s%n%x',
  '%00',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '😀'.repeat(50),
  '👨‍👩‍👧‍👦'.repeat(40),
  '\u200d'.repeat(200),
  'x'.repeat(9_000),
  'é'.repeat(20_000),
  // What makes careless expressions go through every way there is.
  `${'a'.repeat(5_000)}!`,
  `${' '.repeat(7_000)}x`,
  `${'🏽'.repeat(2_000)}`,
  `${'🇦'.repeat(31)}`,
  `http://${'a.'.repeat(3_000)}`,
  `"${'"'.repeat(150)}`,
  `${'-'.repeat(7_000)}`,
];

const values: readonly unknown[] = [
  ...texts,
  null,
  true,
  0,
  -1,
  -0,
  0.5,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  -(2 ** 53),
  2 ** 31,
  [],
  {},
  [[]],
  [null],
  deep(7),
  deep(9),
  deep(2_000),
  Array.from({ length: 5_000 }, (_, at) => at),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`key${at}`, at])),
  parsed('{"__proto__":{"isAdmin":true}}'),
  parsed('{"constructor":{"prototype":{"isAdmin":true}}}'),
  { length: 1e9 },
  { toString: 1, valueOf: 2 },
  { toJSON: 'x' },
  parsed('{"then":"x"}'),
];

/** Texts that have broken things elsewhere, and any others. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

/** Values of any kind, well-made JSON or not. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...values),
  hostileText,
  fc.jsonValue({ maxDepth: 4 }),
);

export const fieldName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'id', 'role', 'isAdmin', ''),
  hostileText,
);

/** With an own field of that name, whatever the name is. */
export function withField(target: object, name: string, value: unknown): object {
  const copy = { ...target };
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}
