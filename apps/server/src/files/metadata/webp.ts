import { bareExif, bareXmp } from './exif.ts';
import { MOST_BYTES, MOST_STEPS, type Patch, type Source, textOf, viewOf } from './source.ts';

/** Some write it as a JPEG has it. */
const jpegHead = 'Exif\0\0';

/** Chunks of a RIFF container (RFC 9649, 2.3). */
export async function* webpPatches(source: Source): AsyncIterable<Patch> {
  let at = 12;
  for (let step = 0; step < MOST_STEPS && at + 8 <= source.size; step += 1) {
    const head = await source.read(at, 8);
    const type = textOf(head.subarray(0, 4));
    const length = viewOf(head).getUint32(4, true);
    if (length <= MOST_BYTES && type === 'XMP ')
      yield { at: at + 8, bytes: bareXmp(await source.read(at + 8, length)) };
    if (length <= MOST_BYTES && type === 'EXIF') {
      const data = await source.read(at + 8, length);
      const start = textOf(data.subarray(0, jpegHead.length)) === jpegHead ? jpegHead.length : 0;
      yield { at: at + 8 + start, bytes: bareExif(data.subarray(start)) };
    }
    at += 8 + length + (length % 2);
  }
}
