import type { Root } from 'mdast';
import { parse } from './parse.ts';

const most = 8_000;
const fill = (text: string) => text.repeat(Math.ceil(most / text.length)).slice(0, most);
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at))
    .join('\n')
    .slice(0, most);

/** Texts that make readers of Markdown slow, at full length and just within the bounds. */
const hostile = [
  ...['*', '_', '[', ']', '![', '`', '~', '|', '<', '>', '&', '\\', '(', '#', '- ', '1. ', '> '].map(fill),
  ...[
    '*a_ ',
    'a**b',
    '*a **b ',
    '[a](',
    '[a](b) ',
    '<a ',
    '<!--',
    '&amp;',
    'a@b.c ',
    'http://',
    '||a',
    '~~a',
  ].map(fill),
  ...['a\n-\n', '[a]: b\n', '- a\n', '|a\n', '    a\n', '```\n', '~~~\na\n', '> a\nb\n'].map(fill),
  '*a_'.repeat(260) + ' b*'.repeat(260),
  'a'.repeat(200) + '`'.repeat(700),
  `${'['.repeat(390)}a${'](b)'.repeat(390)}`,
  lines(490, (at) => `${' '.repeat((at % 15) * 2)}- a`),
  lines(490, () => `${'>'.repeat(16)} a`).slice(0, 790),
  `|${'a|'.repeat(350)}\n|${'-|'.repeat(350)}`,
  `- a\n  \`\`\`\n\n${'*a_'.repeat(2_000)}`,
  `<!--\n\`\`\`\n-->\n${'*a_'.repeat(2_000)}`,
];

test('no text keeps the reader waiting, however it was made', () => {
  parse('*warm* `up`');
  for (const text of hostile) {
    const begun = performance.now();
    parse(text);
    const took = performance.now() - begun;
    // On a quiet machine the worst are some tens of milliseconds.
    expect([text.slice(0, 20), took < 1_500]).toEqual([text.slice(0, 20), true]);
  }
});

/** The text of a tree that has no formatting. */
const onlyText = ({ children: [first] }: Root) =>
  first?.type === 'paragraph' && first.children[0]?.type === 'text' ? first.children[0].value : undefined;

test('a text with too many levels is shown as it was typed', () => {
  for (const text of [fill('> '), `${'*a **b '.repeat(60)}x${' b** a*'.repeat(60)}`, fill('*a ')])
    expect(onlyText(parse(text).root)).toBe(text);
});

test('long code between fences is code, whatever is in it', () => {
  const text = `Look:\n\`\`\`json\n${'[{"a_b": "*"}],\n'.repeat(400)}\`\`\`\n*done*`.slice(0, most);
  expect(
    parse(text)
      .root.children.map(({ type }) => type)
      .slice(0, 2),
  ).toEqual(['paragraph', 'code']);
});

test('a text is read once, and its tree kept', () => {
  expect(parse('a *b*')).toBe(parse('a *b*'));
});
