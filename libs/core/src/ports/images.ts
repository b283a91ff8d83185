import type { Ack } from '@parley/events';

/** Reads pictures that somebody handed over, and trusts none of them. */
export interface Images {
  /**
   * The middle square of a picture in each of these sizes (pixels), as WebP with nothing of what a camera adds. What can't be read is
   * `invalid`, too many pixels are `too_large`; when too many wait, `unavailable`.
   */
  squares(picture: Uint8Array, sizes: readonly number[]): Promise<Ack<readonly Uint8Array[]>>;
  /**
   * The whole picture, upright and no larger than so many pixels, as WebP with nothing of what a camera adds; and the pixels of
   * the picture itself. Refuses as `squares` does. `read` is called when its turn has come, so that what waits takes no memory;
   * rejects if it does.
   */
  preview(
    read: () => Promise<Uint8Array>,
    box: { readonly width: number; readonly height: number },
  ): Promise<Ack<{ readonly preview: Uint8Array; readonly width: number; readonly height: number }>>;
}
