/**
 * Rules for the names of users and rooms, free of dependencies: the page checks as one types, the server again.
 */

/** Control characters, bidi marks and overrides, line and paragraph separators, tags, unassigned and private use. */
const forbidden =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\u{E0000}-\u{E0FFF}]/u;
/** U+200D joins emoji; anywhere else it only hides. */
const strayJoiner =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D|\u200D(?!\p{Extended_Pictographic})/u;
/** More marks on one letter than any script needs overflow the lines around it. */
const stackedMarks = /\p{M}{5}/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Alphabets that have letters which look the same as another's. */
const alphabets = [
  /\p{Script=Latin}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
];

/** Does a word mix them? Words of one each are fine, as is Latin beside ideographs. After UTS #39, section 5.2. */
const mixesAlphabets = (name: string): boolean =>
  name.split(/[^\p{L}\p{M}]+/u).some((word) => alphabets.filter((one) => one.test(word)).length > 1);

/** White space, but for what only hides: a byte order mark, line and paragraph separators. */
const blanks = /[^\S\uFEFF\u2028\u2029]+/gu;

/** The form in which a name is kept: NFC, trimmed, runs of white space as one space. */
export function tidyName(name: string): string {
  return name.normalize('NFC').trim().replace(blanks, ' ');
}

/** Why `name` can't be used, as a sentence for a person, or `undefined` if it can. `max` counts UTF-16 code units. */
export function nameProblem(name: string, max: number): string | undefined {
  if (name.length > max * 4) return `is too long; at most ${max} characters`;
  const tidy = tidyName(name);
  if (tidy === '') return 'is empty';
  if (tidy.length > max) return `is too long; at most ${max} characters`;
  if (!name.isWellFormed() || forbidden.test(tidy) || strayJoiner.test(tidy))
    return 'contains invisible or control characters';
  if (stackedMarks.test(tidy)) return 'stacks too many marks on one letter';
  if (mixesAlphabets(tidy)) return 'mixes letters of several alphabets in one word';
  if (!visible.test(tidy)) return 'has no visible characters';
  return undefined;
}

/** Why `text` can't be a message, or `undefined` if it can. */
export function textProblem(text: string, max: number): string | undefined {
  if (text.length > max) return `is too long; at most ${max} characters`;
  if (!text.isWellFormed() || text.includes('\u0000')) return 'contains characters that aren’t text';
  if (!/[^\s\p{Cc}\p{Cf}\u034F\u115F\u1160\u2800\u3164\uFFA0]/u.test(text)) return 'is empty';
  return undefined;
}

/** Search in names and their order make no difference between upper and lower case. */
export const foldCase = (text: string): string => text.toUpperCase();

/**
 * Order of what has a name: by the folded name, then by id, each by code point. That is the order of UTF-8 bytes, which a
 * database has without knowing a language: it is the same on every machine, and known to the page as well.
 */
export function inNameOrder(
  a: { readonly name: string; readonly id: string },
  b: { readonly name: string; readonly id: string },
): number {
  return byCodePoint(foldCase(a.name), foldCase(b.name)) || byCodePoint(a.id, b.id);
}

function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1)
    // Where both differ inside a surrogate pair, its second half decides.
    if (a.charCodeAt(at) !== b.charCodeAt(at)) return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
  return a.length - b.length;
}
