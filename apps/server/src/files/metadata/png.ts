import { crc32 } from 'node:zlib';
import { bareExif } from './exif.ts';
import { MOST_BYTES, MOST_STEPS, type Patch, type Source, textOf, viewOf } from './source.ts';

/** How XMP, and what other formats have, is put into texts of a PNG. */
const metadata = /^(?:XML:com\.adobe\.xmp|Raw profile type (?!ic[cm]\0)[\w ]+)\0/i;
const texts: ReadonlySet<string> = new Set(['iTXt', 'tEXt', 'zTXt']);
const LONGEST_KEYWORD = 80;
/** A chunk that nobody knows and everybody may pass over (PNG 3.0, 5.4). */
const UNKNOWN = 'voId';

export async function* pngPatches(source: Source): AsyncIterable<Patch> {
  let at = 8;
  for (let step = 0; step < MOST_STEPS && at + 12 <= source.size; step += 1) {
    const head = await source.read(at, 8);
    const length = viewOf(head).getUint32(0);
    const type = textOf(head.subarray(4, 8));
    if (at + 12 + length > source.size) return;
    if (length <= MOST_BYTES && (await tells(source, type, at + 8, length)))
      yield type === 'eXIf'
        ? chunk(at, type, bareExif(await source.read(at + 8, length)))
        : chunk(at, UNKNOWN, new Uint8Array(length));
    at += 12 + length;
  }
}

async function tells(source: Source, type: string, at: number, length: number): Promise<boolean> {
  if (!texts.has(type)) return type === 'eXIf';
  return metadata.test(textOf(await source.read(at, Math.min(length, LONGEST_KEYWORD))));
}

/** What stands behind the length of a chunk: its type, its data and their sum. */
function chunk(at: number, type: string, data: Uint8Array): Patch {
  const bytes = Buffer.concat([Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
  return { at: at + 4, bytes };
}
