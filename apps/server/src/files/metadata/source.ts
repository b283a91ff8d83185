/** What is used of an open file. */
interface Readable {
  readonly read: (
    into: Uint8Array<ArrayBuffer>,
    offset: number,
    length: number,
    at: number,
  ) => Promise<{ readonly buffer: Uint8Array; readonly bytesRead: number }>;
}

/** A file that is looked at here and there. */
export interface Source {
  readonly size: number;
  /** Fewer bytes where the file ends. */
  readonly read: (at: number, length: number) => Promise<Uint8Array>;
}

/** Bytes that take the place of as many. */
export interface Patch {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** What is not made to keep us busy has fewer parts. */
export const MOST_STEPS = 100_000;
/** What a camera or a phone writes beside a picture is far less. */
export const MOST_BYTES = 16 * 1024 * 1024;
/** Read at once: the next thing looked at is mostly near. */
const WINDOW = 64 * 1024;

/** Reading throws a RangeError when more was read than any file needs. */
export function sourceOf(file: Readable, size: number): Source {
  let left = 4 * size + 4 * MOST_BYTES;
  let from = 0;
  let window: Uint8Array = new Uint8Array();
  const spend = (bytes: number) => {
    left -= bytes;
    if (left < 0) throw new RangeError('it is read over and over');
  };
  return {
    size,
    read: async (at, length) => {
      spend(length);
      if (at < from || at + length > from + window.length) {
        const wanted = Math.max(0, Math.min(Math.max(length, WINDOW), size - at));
        spend(wanted);
        const { buffer, bytesRead } = await file.read(new Uint8Array(wanted), 0, wanted, at);
        window = buffer.subarray(0, bytesRead);
        from = at;
      }
      return window.subarray(at - from, at - from + length);
    },
  };
}

export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
