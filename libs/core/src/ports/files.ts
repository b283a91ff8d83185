/** Why the files can't be kept or read now: a full disk, a folder that went away. A retry is safe. */
export class FilesUnavailable extends Error {
  override readonly name = 'FilesUnavailable';
}

/**
 * Bytes under names that core makes: words of a-z, 0-9, `_` and `-`, an ending after a dot, in one folder (`avatars/x-1.webp`). Every
 * method may reject with FilesUnavailable. Contract suite: libs/storage.
 */
export interface Files {
  /** Whole or not at all, and kept when it is answered. What had the name before is replaced. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  /** As `put`, piece by piece; a rejection of `bytes` is one of this. */
  putPieces(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** The bytes from `start` up to and with `end` (all), piece by piece. The pieces may reject with FilesUnavailable; who ends early lets go of the file. */
  pieces(
    name: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** No error if there is no such file. */
  delete(name: string): Promise<void>;
  /** What a folder holds, in order of name, and since when. */
  list(folder: string): Promise<readonly { readonly name: string; readonly at: number }[]>;
}
