import { textOf, viewOf } from './source.ts';

const ORIENTATION = 0x0112;
const SHORT = 3;
/** Eight bytes of header, a count, one entry and the end. */
const LEAST = 8 + 2 + 12 + 4;

/** Exif (as TIFF 6.0 has it, section 2) of the same length in which nothing is left but how the camera was held. */
export function bareExif(exif: Uint8Array): Uint8Array {
  const bare = new Uint8Array(exif.length);
  if (exif.length < LEAST) return bare;
  const view = viewOf(bare);
  bare.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, 8, true);
  view.setUint16(8, 1, true);
  view.setUint16(10, ORIENTATION, true);
  view.setUint16(12, SHORT, true);
  view.setUint32(14, 1, true);
  view.setUint16(18, orientationOf(exif), true);
  return bare;
}

function orientationOf(exif: Uint8Array): number {
  const view = viewOf(exif);
  const little = exif[0] === 0x49;
  const start = view.getUint32(4, little);
  const count = start + 2 <= exif.length ? view.getUint16(start, little) : 0;
  for (let n = 0; n < count; n += 1) {
    const entry = start + 2 + n * 12;
    if (entry + 12 > exif.length) break;
    if (view.getUint16(entry, little) !== ORIENTATION) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

const gainMap = /hdr-?gain-?map/i;
const place = /gps|location|city|country/i;

/**
 * An XMP packet of the same length in which nothing is left. It stays as it is where it only says how an HDR picture is put
 * together: without it the picture loses its light.
 */
export function bareXmp(xmp: Uint8Array): Uint8Array {
  const text = textOf(xmp);
  return gainMap.test(text) && !place.test(text) ? xmp : new Uint8Array(xmp.length).fill(0x20);
}
