import { bareExif, bareXmp } from './exif.ts';
import { MOST_STEPS, type Patch, type Source, textOf, viewOf } from './source.ts';

const [APP1, APP2, APP13, EOI, SOS] = [0xe1, 0xe2, 0xed, 0xd9, 0xda];
/** Images within one file, as of a picture and its depth. */
const MOST_IMAGES = 16;

const exif = 'Exif\0\0';
const xmp = 'http://ns.adobe.com/xap/1.0/\0';
/** Before the rest of a long packet: a digest, its length and where this part belongs. */
const xmpExtension = 'http://ns.adobe.com/xmp/extension/\0';
const EXTENSION_HEAD = 40;
/** IPTC, which names places too. */
const photoshop = 'Photoshop 3.0\0';
/** The index of further images (CIPA DC-007). */
const multiPicture = 'MPF\0';
const MP_ENTRIES = 0xb002;

/** Segments up to the image's data (ITU-T T.81, B.1.1), and those of further images that it tells of. */
export async function* jpegPatches(source: Source): AsyncIterable<Patch> {
  const starts: number[] = [];
  for await (const { marker, at, body } of segments(source, 0)) {
    yield* patchesOf(marker, at, body);
    if (marker === APP2) starts.push(...furtherImages(at, body));
  }
  for (const start of starts.slice(0, MOST_IMAGES))
    for await (const { marker, at, body } of segments(source, start)) yield* patchesOf(marker, at, body);
}

interface Segment {
  readonly marker: number;
  readonly at: number;
  readonly body: Uint8Array;
}

async function* segments(source: Source, start: number): AsyncIterable<Segment> {
  const begin = await source.read(start, 2);
  if (begin[0] !== 0xff || begin[1] !== 0xd8) return;
  let at = start + 2;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [lead, marker = EOI, high = 0, low = 0] = await source.read(at, 4);
    if (lead !== 0xff || marker === SOS || marker === EOI) return;
    const length = high * 256 + low;
    // Bytes may be filled up before a marker.
    if (marker === 0xff) at += 1;
    else if (length < 2) return;
    else {
      const isMine = marker === APP1 || marker === APP2 || marker === APP13;
      if (isMine) yield { marker, at: at + 4, body: await source.read(at + 4, length - 2) };
      at += 2 + length;
    }
  }
}

function* patchesOf(marker: number, at: number, body: Uint8Array): Iterable<Patch> {
  const begins = (name: string) => textOf(body.subarray(0, name.length)) === name;
  const from = (start: number, bare: (rest: Uint8Array) => Uint8Array): Patch => ({
    at: at + start,
    bytes: bare(body.subarray(start)),
  });
  if (marker === APP13 && begins(photoshop)) yield from(photoshop.length, zeros);
  if (marker !== APP1) return;
  if (begins(exif)) yield from(exif.length, bareExif);
  if (begins(xmp)) yield from(xmp.length, bareXmp);
  if (begins(xmpExtension)) yield from(xmpExtension.length + EXTENSION_HEAD, bareXmp);
}

const zeros = ({ length }: Uint8Array): Uint8Array => new Uint8Array(length);

/** Where further images begin. */
function furtherImages(at: number, body: Uint8Array): readonly number[] {
  if (textOf(body.subarray(0, multiPicture.length)) !== multiPicture) return [];
  const index = body.subarray(multiPicture.length);
  const view = viewOf(index);
  const little = index[0] === 0x49;
  const starts: number[] = [];
  const directory = index.length < 8 ? index.length : view.getUint32(4, little);
  for (let entry = directory + 2; entry + 12 <= index.length; entry += 12) {
    if (view.getUint16(entry, little) !== MP_ENTRIES) continue;
    const [bytes, first] = [view.getUint32(entry + 4, little), view.getUint32(entry + 8, little)];
    for (let image = first; image + 16 <= first + bytes && image + 16 <= index.length; image += 16) {
      const offset = view.getUint32(image + 8, little);
      if (offset > 0) starts.push(at + multiPicture.length + offset);
    }
  }
  return starts;
}
