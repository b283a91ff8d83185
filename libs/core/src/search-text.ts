/**
 * How search reads texts, the same in every store: what is equal, what a query asks for, and where it was found. Kept
 * free of imports, because a store's worker thread loads it.
 */

/**
 * Marks that change how a letter is read but not which one it is: accents, Hebrew and Arabic vowel signs, variation
 * selectors; and characters that only join, divide or hide. Marks that make another letter (kana, Indic scripts) stay.
 */
const dropped =
  /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u064B-\u065F\u0670\u00AD\u200B-\u200D\u2060\uFE00-\uFE0F\uFEFF]/gu;
const ascii = /^[\0-\x7F]*$/;
const blanks = /\s+/gu;

/** The form in which texts are compared: without regard to case, accents, width and the kind of white space. */
export function foldText(text: string): string {
  if (ascii.test(text)) return text.toUpperCase().replace(blanks, ' ');
  const plain = text.normalize('NFKD').replace(dropped, '');
  // Lower case first: some letters, like the capital sharp s, meet the others only there.
  return plain.toLowerCase().toUpperCase().normalize('NFC').replace(blanks, ' ');
}

const asked = /"([^"]+)"|[^\s"]+/gu;

/**
 * What a query asks for: its words, and what stands in quotation marks as it stands, each folded. A message is found if it
 * contains all of them. Nothing else in a query means anything, so that none can be wrong.
 */
export function searchTerms(query: string): readonly string[] {
  const terms = [...query.matchAll(asked)].map(([word, phrase]) => foldText(phrase ?? word).trim());
  const different = [...new Set(terms)].filter((term) => term !== '');
  return different.filter((term) => !different.some((other) => other !== term && other.includes(term)));
}

export const containsAll = (folded: string, terms: readonly string[]): boolean =>
  terms.every((term) => folded.includes(term));

const link = /(?:https?:\/\/|www\.)\S/iu;

/** Does the text hold something that a page shows as a link? */
export const hasLink = (text: string): boolean => link.test(text);

/** From where to where, in code units: the first one, and the one behind the last. */
export type Range = readonly [number, number];

/** What folds as one: a run of blanks or of Hangul letters, or a character with its marks. */
const cluster =
  /\s+|[\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF]+|[^](?:[\p{M}\uFF9E\uFF9F\u00AD\u200B-\u200D\u2060\uFEFF])*/gu;
/** As many as a reader takes in. */
const RANGES = 50;

/** Where the terms are in the text, in order and without overlap; at most 50. */
export function rangesOf(text: string, terms: readonly string[]): readonly Range[] {
  const { folded, starts } = withPlaces(text);
  const found: Range[] = [];
  for (const term of terms)
    for (let at = folded.indexOf(term), n = 0; at >= 0 && n < RANGES; n += 1) {
      const last = at + term.length - 1;
      found.push([starts[at] ?? 0, starts[nextStart(starts, last)] ?? text.length]);
      at = folded.indexOf(term, at + term.length);
    }
  return merged(found.sort(([a], [b]) => a - b)).slice(0, RANGES);
}

/** The folded text, and for each of its code units where its cluster begins in the text. */
function withPlaces(text: string): { readonly folded: string; readonly starts: readonly number[] } {
  let folded = '';
  const starts: number[] = [];
  for (const { 0: part, index } of text.matchAll(cluster)) {
    const piece = foldText(part);
    folded += piece;
    for (let n = 0; n < piece.length; n += 1) starts.push(index);
  }
  return { folded, starts };
}

/** The first code unit behind `at` that belongs to another cluster. */
function nextStart(starts: readonly number[], at: number): number {
  let next = at + 1;
  while (next < starts.length && starts[next] === starts[at]) next += 1;
  return next;
}

function merged(ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const [start, end] of ranges) {
    const last = all.at(-1);
    if (last && start <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], end)];
    else all.push([start, end]);
  }
  return all;
}

/** A place in the order of all messages, as it travels. */
export const cursorOf = (number: number): string => number.toString(36);

/** Is it what `cursorOf` makes of a place? */
export const isCursor = (cursor: string): boolean =>
  placeOf(cursor) > 0 && cursorOf(placeOf(cursor)) === cursor;

/** Undefined goes before the newest; what no store has given goes there too. */
export function placeOf(cursor: string | undefined): number {
  const number = cursor === undefined ? Number.NaN : Number.parseInt(cursor, 36);
  return Number.isSafeInteger(number) ? number : Number.MAX_SAFE_INTEGER;
}
