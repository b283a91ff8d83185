import type { Images } from '@parley/core';
import { type Ack, failure, limits, success } from '@parley/events';
import type { Sharp } from 'sharp';

type Library = typeof import('sharp').default;

/** Pictures that may wait for their turn. */
const MAX_WAITING = 16;
const SECONDS = 10;

/** What may be read, and by nothing else: no SVG, PDF or other format in which a document can hide. */
const readers = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}Buffer`);

const tooMany = () =>
  failure('unavailable', 'Many pictures are being read just now; try again in a moment.', {
    retryAfterMs: 3_000,
  });
const unreadable = () =>
  failure('invalid', 'This is no picture that can be read: send a JPEG, PNG, WebP, GIF or AVIF.');
const tooBig = (pixels: number) =>
  failure('too_large', `This picture has too many pixels; the limit is ${pixels / 1_000_000} million.`);

/** Pictures by libvips, one at a time, so that nobody's takes all memory and every core. */
export class SharpImages implements Images {
  #library: Promise<Library> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  async squares(picture: Uint8Array, sizes: readonly number[]): Promise<Ack<readonly Uint8Array[]>> {
    return this.#inTurn(() => this.#squares(picture, sizes));
  }

  async preview(read: () => Promise<Uint8Array>, box: { readonly width: number; readonly height: number }) {
    return this.#inTurn(async () => this.#preview(await read(), box));
  }

  async #inTurn<T>(work: () => Promise<Ack<T>>): Promise<Ack<T>> {
    if (this.#waiting >= MAX_WAITING) return tooMany();
    this.#waiting += 1;
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  #squares(picture: Uint8Array, sizes: readonly number[]): Promise<Ack<readonly Uint8Array[]>> {
    return this.#reading(picture, async (sharp, read) => {
      const largest = Math.max(...sizes);
      const { data, info } = await read()
        // As the camera was held; what else it wrote into the file is not taken over.
        .autoOrient()
        .resize(largest, largest, { fit: 'cover', position: 'centre' })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      const raw = { width: info.width, height: info.height, channels: info.channels };
      const made: Uint8Array[] = [];
      for (const size of sizes)
        made.push(await sharp(data, { raw }).resize(size, size).webp({ quality: 84 }).toBuffer());
      return made;
    });
  }

  #preview(picture: Uint8Array, box: { readonly width: number; readonly height: number }) {
    return this.#reading(picture, async (_, read) => {
      const { autoOrient } = await read().metadata();
      const preview = await read()
        .autoOrient()
        .resize({ ...box, fit: 'inside', withoutEnlargement: true })
        .toColourspace('srgb')
        .webp({ quality: 80 })
        .toBuffer();
      return { preview, width: autoOrient.width, height: autoOrient.height };
    });
  }

  /** What `work` makes of a picture that is not too large; `read` begins anew each time. */
  async #reading<T>(
    picture: Uint8Array,
    work: (sharp: Library, read: () => Sharp) => Promise<T>,
  ): Promise<Ack<T>> {
    const sharp = await (this.#library ??= load());
    const read = (): Sharp =>
      sharp(picture, {
        limitInputPixels: limits.picturePixels,
        // The first of an animation's frames.
        pages: 1,
        failOn: 'error',
        sequentialRead: true,
      }).timeout({ seconds: SECONDS });
    try {
      const { format, width, height } = await read().metadata();
      if (format === 'heif' && width * height > limits.avifPixels) return tooBig(limits.avifPixels);
      return success(await work(sharp, read));
    } catch (error) {
      return error instanceof Error && /pixel limit/i.test(error.message)
        ? tooBig(limits.picturePixels)
        : unreadable();
    }
  }
}

/** Loaded with the first picture only: it takes time and memory. */
async function load(): Promise<Library> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: readers });
  return sharp;
}
