/** What may begin a construct inside of a line … */
const inLine = /[*_~`|[\]\\<]|&[#\p{L}]|\S@\S+\.\S|\/r\//u;
/** … and what may begin one at the start of a line: quotes, headings, lists, rules, and code by its indentation. */
const atLineStart =
  /^(?: {0,3}(?:>|#{1,6}(?:\s|$)|[-+](?:\s|$)|\d{1,9}[.)](?:\s|$)|-{2,}|=+[ \t]*$)| {4}| {0,3}\t)/mu;

/**
 * Whether a text may hold any formatting at all. Most have none, and are shown without what reads it. It may say yes in
 * vain, never no.
 */
export const hasMarkup = (text: string): boolean => inLine.test(text) || atLineStart.test(text);
