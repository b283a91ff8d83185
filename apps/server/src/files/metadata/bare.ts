import { open } from 'node:fs/promises';
import { filmPatches } from './film.ts';
import { heifPatches } from './heif.ts';
import { jpegPatches } from './jpeg.ts';
import { pngPatches } from './png.ts';
import { type Patch, type Source, sourceOf } from './source.ts';
import { webpPatches } from './webp.ts';

type Find = (source: Source) => AsyncIterable<Patch>;

const finders: ReadonlyMap<string, Find> = new Map([
  ['image/jpeg', jpegPatches],
  ['image/png', pngPatches],
  ['image/apng', pngPatches],
  ['image/webp', webpPatches],
  ['image/avif', heifPatches],
  ['image/heic', heifPatches],
  ['image/heif', heifPatches],
  ['image/heic-sequence', heifPatches],
  ['image/heif-sequence', heifPatches],
  ['video/mp4', filmPatches],
  ['video/quicktime', filmPatches],
  ['video/x-m4v', filmPatches],
  ['video/3gpp', filmPatches],
]);

/**
 * Takes out of a picture what the camera wrote beside it (where it was taken, when, with what), and out of a film where it was
 * taken. Pixels, colours and how it is turned stay, and so does each byte's place: what is taken out is written over. Doing it again
 * changes nothing. What is not as its format has it, or is of another one, stays as it is.
 */
export async function makeBare(path: string, type: string): Promise<void> {
  const find = finders.get(type);
  if (!find) return;
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    let left = size;
    for await (const { at, bytes } of find(sourceOf(file, size))) {
      left -= bytes.length;
      if (left < 0) throw new RangeError('it is written over again');
      await file.write(bytes, 0, bytes.length, at);
    }
  } catch (error) {
    // It told of places behind its own end, or of too many.
    if (!(error instanceof RangeError)) throw error;
  } finally {
    await file.close();
  }
}
