interface FoundTextProps {
  readonly text: string;
  /** From where to where it was found, in order. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** Characters before the first place where something was found. */
const leadIn = 120;
const shownAtMost = 600;

/** The part of a text where something was found, marked, as text: nothing in it is ever read as markup. */
export function FoundText({ text, ranges }: FoundTextProps) {
  const start = startOf(text, ranges[0]?.[0] ?? 0);
  const end = Math.min(text.length, start + shownAtMost);
  const parts = ranges.flatMap(([from, to], index) => {
    const before = text.slice(Math.max(start, ranges[index - 1]?.[1] ?? start), Math.max(start, from));
    return from >= end
      ? []
      : [
          <span key={`${from} before`}>{before}</span>,
          <mark key={from} className="rounded-xs bg-mark text-ink">
            {text.slice(from, Math.min(to, end))}
          </mark>,
        ];
  });
  const rest = Math.min(end, Math.max(start, ranges.findLast(([from]) => from < end)?.[1] ?? start));
  return (
    <p dir="auto" className="line-clamp-4 text-read [overflow-wrap:anywhere] whitespace-pre-line">
      {start > 0 && '… '}
      {parts}
      {text.slice(rest, end)}
      {end < text.length && ' …'}
    </p>
  );
}

/** Where the shown part begins: at a blank if one is near, and never inside of a character. */
function startOf(text: string, found: number): number {
  if (found <= leadIn) return 0;
  const earliest = found - leadIn;
  const blank = text.slice(earliest, found).search(/\s\S/u);
  return blank < 0 ? found : earliest + blank + 1;
}
