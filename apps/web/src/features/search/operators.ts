import { searchTexts } from '../../texts/en/search.ts';
import type { Asked } from './asked.ts';
import { dayIn } from './asked.ts';

/** What was typed, taken apart: words to find, and filters that were written among them. */
export interface Typed {
  readonly words: string;
  /** Filters that are complete as they stand. */
  readonly filters: Partial<Pick<Asked, 'since' | 'until' | 'links' | 'files' | 'pinned' | 'mine'>>;
  /** A person's name or handle, and a room's name, which still have to be found. */
  readonly from?: string;
  readonly room?: string;
  /** What is wrong with an operator, as a sentence. */
  readonly problem?: string;
}

/** `from:@ada`, `in:"Long name"`: a word, a colon, and what stands behind it. In quotation marks all of it is text. */
const operator = /(?<![^\s])(from|in|before|after|has|is|mentions):(?:"([^"]*)"|(\S*))/giu;
const quoted = /"[^"]*"/gu;

type Read = (value: string) => Partial<Omit<Typed, 'words'>>;

const wrong = (problem: string) => ({ problem });

const readers: Readonly<Record<string, Read>> = {
  from: (value) => (value === '' ? wrong(searchTexts().fromWants) : { from: value }),
  in: (value) => (value === '' ? wrong(searchTexts().inWants) : { room: value }),
  // The day itself is not before it.
  before: (value) => {
    const day = dayIn(value);
    return day === undefined ? wrongDay('before') : { filters: { until: dayBefore(day) } };
  },
  after: (value) => {
    const day = dayIn(value);
    return day === undefined ? wrongDay('after') : { filters: { since: day } };
  },
  has: (value) =>
    value === 'link' || value === 'file'
      ? { filters: { links: value === 'link', files: value === 'file' } }
      : wrong(searchTexts().hasKnows),
  is: (value) => (value === 'pinned' ? { filters: { pinned: true } } : wrong(searchTexts().isKnows)),
  mentions: (value) => (value === 'me' ? { filters: { mine: true } } : wrong(searchTexts().mentionsKnows)),
};

const wrongDay = (name: string) => wrong(searchTexts().dayWanted({ name }));

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** Takes filters out of what was typed. What only looks like one, as in `https://x` or "from:" in quotation marks, is a word. */
export function readTyped(text: string): Typed {
  let typed: Typed = { words: '', filters: {} };
  // A phrase may hold whatever it likes: its place is kept by signs that no operator has.
  const hidden = text.replace(quoted, (phrase, at: number) =>
    text[at - 1] === ':' ? phrase : '\u0000'.repeat(phrase.length),
  );
  let words = '';
  let done = 0;
  for (const { 0: whole, 1: name = '', 2: inMarks, 3: bare, index } of hidden.matchAll(operator)) {
    words += text.slice(done, index);
    done = index + whole.length;
    const read = readers[name.toLowerCase()]?.((inMarks ?? bare ?? '').trim()) ?? {};
    typed = { ...typed, ...read, filters: { ...typed.filters, ...read.filters } };
  }
  words += text.slice(done);
  return { ...typed, words: words.replace(/[^\S\n]+/gu, ' ').trim() };
}
