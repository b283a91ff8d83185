import { MOST_STEPS, type Source, textOf, viewOf } from './source.ts';

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2), or an atom of QuickTime. */
export interface Box {
  readonly type: string;
  /** Where its type stands, where what it holds begins, and where it ends. */
  readonly typeAt: number;
  readonly at: number;
  readonly end: number;
}

/** The boxes between two places, as far as they are whole. */
export async function boxesIn(source: Source, from: number, end: number): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  let at = from;
  while (at + 8 <= end && boxes.length < MOST_STEPS) {
    const head = await source.read(at, 16);
    const view = viewOf(head);
    const told = view.getUint32(0);
    const isLarge = told === 1 && head.length === 16;
    const size = isLarge ? Number(view.getBigUint64(8)) : told === 0 ? end - at : told;
    const begin = at + (isLarge ? 16 : 8);
    if (at + size < begin || at + size > end) break;
    boxes.push({ type: textOf(head.subarray(4, 8)), typeAt: at + 4, at: begin, end: at + size });
    at += size;
  }
  return boxes;
}
