/** Of which room the rows are a part, which has messages 1 to `last`; the first row is its message `first`. */
export interface WholeRoom {
  readonly first: number;
  readonly last: number;
}

/** What is in view of a whole room, in messages; the rows at the edges count as far as they are seen. */
export interface Sight {
  readonly above: number;
  readonly below: number;
  readonly all: number;
}

export interface Thumb {
  readonly top: number;
  readonly height: number;
}

/** What the virtualizer knows of its rows without asking the page. */
interface Rows {
  readonly scrollOffset: number;
  readonly viewportSize: number;
  readonly findItemIndex: (offset: number) => number;
  readonly getItemOffset: (index: number) => number;
  readonly getItemSize: (index: number) => number;
}

/** So that it can be seen and gripped in a room of any length. */
const leastPx = 28;

const within = (least: number, value: number, most: number): number => Math.min(Math.max(value, least), most);

/** Of rows without a gap, the first of which is the room's message `first`. */
export function sightOf(rows: Rows, first: number, all: number): Sight {
  const rowsAbove = (offset: number) => {
    const index = rows.findItemIndex(offset);
    return index + within(0, (offset - rows.getItemOffset(index)) / Math.max(1, rows.getItemSize(index)), 1);
  };
  const { scrollOffset, viewportSize } = rows;
  return {
    above: first - 1 + rowsAbove(scrollOffset),
    below: Math.max(0, all - (first - 1) - rowsAbove(scrollOffset + viewportSize)),
    all,
  };
}

/** The thumb of a rail `height` px high; none where all is in view. */
export function thumbOf({ above, below, all }: Sight, height: number): Thumb | undefined {
  const unseen = above + below;
  if (unseen <= 0 || height <= leastPx) return undefined;
  const own = Math.max(leastPx, ((all - unseen) / all) * height);
  return { top: (above / unseen) * (height - own), height: own };
}

/** How many messages are above the view when the thumb is moved to `top`: undefined at the end of the room. */
export function aboveAt(
  top: number,
  { above, below }: Sight,
  thumb: Thumb,
  height: number,
): number | undefined {
  const way = height - thumb.height;
  // The last pixel is the end: in a long room it stands for thousands of messages.
  return top > way - 1 ? undefined : (Math.max(0, top) / way) * (above + below);
}
