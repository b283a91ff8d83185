import { useEffect, useState } from 'react';
import { afterPicture } from '../after-picture.ts';

/** So many more rows are drawn in one go. */
const atOnce = 8;
/** With more than so many, one comes back to a room: there they are to be there at once, and most of them are out of view. */
const inSlicesAtMost = 32;

interface Slices<Row> {
  readonly all: readonly Row[];
  readonly drawn: readonly Row[];
}

function next<Row extends { readonly key: string }>(drawn: readonly Row[], all: readonly Row[]): Slices<Row> {
  const last = drawn.at(-1)?.key;
  const from = last === undefined ? 0 : all.findLastIndex(({ key }) => key === last) + 1;
  const fresh = all.length - from;
  const inSlices = from > 0 && fresh > atOnce && fresh <= inSlicesAtMost;
  return { all, drawn: inSlices ? all.slice(0, from + atOnce) : all };
}

/**
 * Rows that come at the end, some at a time, each with a picture of its own, while `on`: on a slow machine many come at once, and drawn
 * in one go they would hold a key up for as long as all of them take.
 */
export function useSlices<Row extends { readonly key: string }>(
  all: readonly Row[],
  on: boolean,
): readonly Row[] {
  const [slices, setSlices] = useState<Slices<Row>>({ all, drawn: all });
  if (slices.all !== all) setSlices(on ? next(slices.drawn, all) : { all, drawn: all });
  const isWhole = slices.drawn.length === slices.all.length;
  useEffect(() => {
    if (isWhole) return;
    return afterPicture(() => setSlices(({ drawn, all: to }) => next(drawn, to)));
  }, [isWhole, slices]);
  return slices.drawn;
}
