import { gathered } from '../gathered.ts';
import type { Files } from '../ports.ts';
import { byCodeUnit } from '../store-rules.ts';

/** Files that live as long as the process: for tests, and for who has no disk. */
export class MemoryFiles implements Files {
  readonly #now: () => number;
  readonly #files = new Map<string, { readonly bytes: Uint8Array; readonly at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    this.#files.set(name, { bytes: bytes.slice(), at: this.#now() });
  }

  async get(name: string): Promise<Uint8Array | undefined> {
    return this.#files.get(name)?.bytes.slice();
  }

  async putPieces(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    await this.put(name, await gathered(bytes));
  }

  async pieces(
    name: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<AsyncIterable<Uint8Array> | undefined> {
    const bytes = await this.get(name);
    return bytes && once(range ? bytes.subarray(range.start, range.end + 1) : bytes);
  }

  async delete(name: string): Promise<void> {
    this.#files.delete(name);
  }

  async list(folder: string): ReturnType<Files['list']> {
    return [...this.#files]
      .filter(([name]) => name.startsWith(`${folder}/`))
      .map(([name, { at }]) => ({ name, at }))
      .sort((a, b) => byCodeUnit(a.name, b.name));
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
