import { Fragment, type ReactNode } from 'react';
import { hasMarkup } from '../text/markup.ts';
import { parse } from '../text/parse.ts';
import { SpoilerText } from '../text/spoiler-text.tsx';
import { spoilersIn } from '../text/spoilers.ts';

type Range = readonly [from: number, to: number];

interface FoundTextProps {
  readonly text: string;
  /** From where to where it was found, in order. */
  readonly ranges: readonly Range[];
}

/** Characters before the first place where something was found. */
const leadIn = 120;
const shownAtMost = 600;
const spoilerMark = '||';

/**
 * The part of a text where something was found, marked, as text: nothing in it is ever read as markup, but that a spoiler stays
 * hidden until one asks for it.
 */
export function FoundText({ text, ranges }: FoundTextProps) {
  const start = startOf(text, ranges[0]?.[0] ?? 0);
  const end = Math.min(text.length, start + shownAtMost);
  const shown = (from: number, to: number) =>
    marked(text, ranges, [Math.max(from, start), Math.min(to, end)]);
  const parts: ReactNode[] = [];
  let done = start;
  for (const [from, to] of hasMarkup(text) ? spoilersIn(parse(text).root) : []) {
    if (to <= done || from >= end) continue;
    parts.push(
      <Fragment key={from}>
        {shown(done, from)}
        <SpoilerText>{shown(...withoutMarks(text, [from, to]))}</SpoilerText>
      </Fragment>,
    );
    done = to;
  }
  return (
    <p
      dir="auto"
      className="line-clamp-4 text-read [overflow-wrap:anywhere] whitespace-pre-line [&_button]:relative"
    >
      {start > 0 && '… '}
      {parts}
      {shown(done, end)}
      {end < text.length && ' …'}
    </p>
  );
}

const withoutMarks = (text: string, [from, to]: Range): Range => [
  text.startsWith(spoilerMark, from) ? from + spoilerMark.length : from,
  text.endsWith(spoilerMark, to) ? to - spoilerMark.length : to,
];

/** What stands between two places, with what was found in it marked. */
function marked(text: string, ranges: readonly Range[], [from, to]: Range): ReactNode {
  const parts: ReactNode[] = [];
  let done = from;
  for (const [first, end] of ranges) {
    const [start, stop] = [Math.max(first, done), Math.min(end, to)];
    if (start >= stop) continue;
    parts.push(
      text.slice(done, start),
      <mark key={start} className="rounded-xs bg-mark text-ink">
        {text.slice(start, stop)}
      </mark>,
    );
    done = stop;
  }
  return (
    <>
      {parts}
      {text.slice(done, Math.max(done, to))}
    </>
  );
}

/** Where the shown part begins: at a blank if one is near, and never inside of a character. */
function startOf(text: string, found: number): number {
  if (found <= leadIn) return 0;
  const earliest = found - leadIn;
  const blank = text.slice(earliest, found).search(/\s\S/u);
  return blank < 0 ? found : earliest + blank + 1;
}
