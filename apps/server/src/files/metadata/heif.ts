import { type Box, boxesIn } from './boxes.ts';
import { bareExif, bareXmp } from './exif.ts';
import { MOST_BYTES, type Patch, type Source, textOf, viewOf } from './source.ts';

/** What stands in a picture of this format besides pixels is an item of its own (ISO/IEC 23008-12, annex A). */
type Kind = 'exif' | 'xmp';

/** Bytes of an item. */
interface Extent {
  readonly id: number;
  readonly at: number;
  readonly length: number;
}

/** How the picture is turned stands elsewhere, and stays. */
export async function* heifPatches(source: Source): AsyncIterable<Patch> {
  const meta = (await boxesIn(source, 0, source.size)).find(({ type }) => type === 'meta');
  if (!meta) return;
  // Behind a version and flags.
  const boxes = await boxesIn(source, meta.at + 4, meta.end);
  const named = (name: string) => boxes.find(({ type }) => type === name);
  const [info, locations] = [named('iinf'), named('iloc')];
  if (!info || !locations || locations.end - locations.at > MOST_BYTES) return;
  const kinds = await kindsOf(source, info);
  const table = await source.read(locations.at, locations.end - locations.at);
  for (const { id, at, length } of extentsIn(table, named('idat')?.at)) {
    const kind = kinds.get(id);
    if (kind && length <= MOST_BYTES) yield patchOf(kind, at, await source.read(at, length));
  }
}

function patchOf(kind: Kind, at: number, bytes: Uint8Array): Patch {
  if (kind === 'xmp') return { at, bytes: bareXmp(bytes) };
  // First it says how far on the Exif begins.
  const start = bytes.length < 4 ? 0 : Math.min(bytes.length, 4 + viewOf(bytes).getUint32(0));
  return { at: at + start, bytes: bareExif(bytes.subarray(start)) };
}

async function kindsOf(source: Source, info: Box): Promise<ReadonlyMap<number, Kind>> {
  const kinds = new Map<number, Kind>();
  const [version = 0] = await source.read(info.at, 1);
  for (const entry of await boxesIn(source, info.at + (version === 0 ? 6 : 8), info.end)) {
    const bytes = await source.read(entry.at, Math.min(entry.end - entry.at, 200));
    const isLong = bytes[0] === 3;
    const typeAt = isLong ? 10 : 8;
    if (entry.type !== 'infe' || bytes.length < typeAt + 4) continue;
    const id = isLong ? viewOf(bytes).getUint32(4) : viewOf(bytes).getUint16(4);
    const type = textOf(bytes.subarray(typeAt, typeAt + 4));
    const rest = textOf(bytes.subarray(typeAt + 4));
    if (type === 'Exif') kinds.set(id, 'exif');
    else if (type === 'mime' && rest.includes('application/rdf+xml')) kinds.set(id, 'xmp');
  }
  return kinds;
}

/** Where items lie (ISO/IEC 14496-12, 8.11.3); those that are not in this file are left out. */
function* extentsIn(table: Uint8Array, data: number | undefined): Iterable<Extent> {
  const view = viewOf(table);
  const version = view.getUint8(0);
  let at = 4;
  const number = (size: number): number => {
    at += size;
    if (size === 8) return Number(view.getBigUint64(at - 8));
    return size === 4 ? view.getUint32(at - 4) : size === 2 ? view.getUint16(at - 2) : 0;
  };
  const [offsets, lengths] = halves(view.getUint8(at));
  const [bases, indices] = halves(view.getUint8(at + 1));
  at += 2;
  const count = number(version < 2 ? 2 : 4);
  for (let n = 0; n < count; n += 1) {
    const id = number(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : number(2) % 16;
    const elsewhere = number(2) !== 0;
    const base = number(bases) + (method === 1 ? (data ?? 0) : 0);
    const isHere = !elsewhere && (method === 0 || (method === 1 && data !== undefined));
    for (let left = number(2); left > 0; left -= 1) {
      if (version > 0) number(indices);
      const from = base + number(offsets);
      const length = number(lengths);
      if (isHere) yield { id, at: from, length };
    }
  }
}

const halves = (byte: number): readonly [number, number] => [byte >> 4, byte % 16];
