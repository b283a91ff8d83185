import { Fragment, type ReactNode } from 'react';
import { hasMarkup } from '../text/markup.ts';
import { parse } from '../text/parse.ts';
import { plainParts, type HiddenPart, type PlainPart } from '../text/plain-text.ts';
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

type Part = PlainPart | HiddenPart;

/**
 * The part of a text where something was found, marked. As elsewhere it stands there without the marks of its formatting, unless it
 * was found among these; a spoiler stays hidden until one asks for it.
 */
export function FoundText({ text, ranges }: FoundTextProps) {
  const parts = placed(partsOf(text, ranges));
  const all = parts.flatMap(({ leaves }) => leaves.map((leaf) => leaf.text)).join('');
  const start = startOf(all, placeIn(parts, ranges[0]?.[0] ?? 0));
  const end = Math.min(all.length, start + shownAtMost);
  return (
    <p
      dir="auto"
      className="line-clamp-4 text-read [overflow-wrap:anywhere] whitespace-pre-line [&_button]:relative"
    >
      {start > 0 && '… '}
      {parts.map(({ isHidden, leaves }) => {
        const seen = leaves.filter((leaf) => leaf.from < end && leaf.from + leaf.text.length > start);
        if (seen.length === 0) return undefined;
        const words = seen.map((leaf) => (
          <Fragment key={leaf.from}>{marked(leaf, ranges, [start - leaf.from, end - leaf.from])}</Fragment>
        ));
        const key = leaves[0]?.from;
        return isHidden ? (
          <SpoilerText key={key}>{words}</SpoilerText>
        ) : (
          <Fragment key={key}>{words}</Fragment>
        );
      })}
      {end < all.length && ' …'}
    </p>
  );
}

/** A part and where it begins in all that is shown. */
interface Placed {
  readonly isHidden: boolean;
  readonly leaves: readonly (PlainPart & { readonly from: number })[];
}

function placed(parts: readonly Part[]): readonly Placed[] {
  let from = 0;
  const leaf = (part: PlainPart) => {
    const here = { ...part, from };
    from += part.text.length;
    return here;
  };
  return parts.map((part) => ({
    isHidden: 'hidden' in part,
    leaves: leavesOf(part)
      .filter(({ text }) => text !== '')
      .map(leaf),
  }));
}

const leavesOf = (part: Part): readonly PlainPart[] => ('hidden' in part ? part.hidden : [part]);

/** Without marks, if all that was found is seen then. */
function partsOf(text: string, ranges: readonly Range[]): readonly Part[] {
  if (!hasMarkup(text)) return [{ text, at: 0 }];
  const plain = plainParts(text);
  const whole = plain.flatMap(leavesOf);
  const seen = ([from, to]: Range) =>
    whole.reduce(
      (sum, { at, text: own }) =>
        at === undefined ? sum : sum + Math.max(0, Math.min(to, at + own.length) - Math.max(from, at)),
      0,
    );
  return ranges.every((range) => seen(range) === range[1] - range[0]) ? plain : asTyped(text);
}

function asTyped(text: string): readonly Part[] {
  const parts: Part[] = [];
  let done = 0;
  const part = (from: number, to: number): PlainPart => ({ text: text.slice(from, to), at: from });
  for (const [from, to] of spoilersIn(parse(text).root)) {
    if (to <= done) continue;
    parts.push(part(done, Math.max(done, from)), { hidden: [part(...withoutMarks(text, [from, to]))] });
    done = to;
  }
  return [...parts, part(done, text.length)];
}

const withoutMarks = (text: string, [from, to]: Range): Range => [
  text.startsWith(spoilerMark, from) ? from + spoilerMark.length : from,
  text.endsWith(spoilerMark, to) ? to - spoilerMark.length : to,
];

/** Where in what is shown a place of the text is. */
function placeIn(parts: readonly Placed[], place: number): number {
  for (const { text, at, from } of parts.flatMap(({ leaves }) => leaves))
    if (at !== undefined && place >= at && place < at + text.length) return from + place - at;
  return 0;
}

/** What stands between two places of a part, with what was found in it marked. */
function marked({ text, at }: PlainPart, ranges: readonly Range[], [from, to]: Range): ReactNode {
  const parts: ReactNode[] = [];
  let done = Math.max(0, from);
  for (const [first, last] of at === undefined ? [] : ranges.map(([a, b]) => [a - at, b - at] as const)) {
    const [start, stop] = [Math.max(first, done), Math.min(last, to, text.length)];
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
