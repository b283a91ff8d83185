import { type Box, boxesIn } from './boxes.ts';
import { MOST_BYTES, type Patch, type Source, textOf, viewOf } from './source.ts';

/** Where phones write the place into what they tell of a film: QuickTime's and 3GPP's way. */
const places: ReadonlySet<string> = new Set(['\u00a9xyz', 'loci']);

/** A film keeps everything but the place. */
export async function* filmPatches(source: Source): AsyncIterable<Patch> {
  const top = await boxesIn(source, 0, source.size);
  const moov = top.find(({ type }) => type === 'moov');
  if (!moov) return;
  const boxes = [...(await boxesIn(source, moov.at, moov.end))];
  for (const { type, at, end } of boxes) if (type === 'udta') boxes.push(...(await boxesIn(source, at, end)));
  for (const box of boxes) {
    if (places.has(box.type)) yield* emptied(box);
    if (box.type === 'meta') yield* inMeta(source, box);
  }
}

/** Values under names like com.apple.quicktime.location.ISO6709. */
async function* inMeta(source: Source, meta: Box): AsyncIterable<Patch> {
  // Other than QuickTime, the ISO puts a version and flags before what it holds.
  const begins = await source.read(meta.at, 8);
  const start = textOf(begins.subarray(4, 8)) === 'hdlr' ? meta.at : meta.at + 4;
  const boxes = await boxesIn(source, start, meta.end);
  const [keys, list] = ['keys', 'ilst'].map((name) => boxes.find(({ type }) => type === name));
  if (!keys || !list || keys.end - keys.at > MOST_BYTES) return;
  const names = namesIn(await source.read(keys.at, keys.end - keys.at));
  for (const value of await boxesIn(source, list.at, list.end)) {
    const index = viewOf(Buffer.from(value.type, 'latin1')).getUint32(0);
    if (names[index - 1]?.includes('location')) yield* emptied(value);
  }
}

function namesIn(keys: Uint8Array): readonly string[] {
  const view = viewOf(keys);
  const names: string[] = [];
  let at = 8;
  while (at + 8 <= keys.length) {
    const size = view.getUint32(at);
    if (size < 8) break;
    names.push(textOf(keys.subarray(at + 8, at + size)));
    at += size;
  }
  return names;
}

/** A box that holds nothing. */
function* emptied({ typeAt, at, end }: Box): Iterable<Patch> {
  if (end - at > MOST_BYTES) return;
  const bytes = Buffer.alloc(end - typeAt);
  bytes.write('free', 'latin1');
  yield { at: typeAt, bytes };
}
