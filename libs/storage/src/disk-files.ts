import { randomUUID } from 'node:crypto';
import { createReadStream, promises } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Files, FilesUnavailable } from '@parley/core';

const { mkdir, open, readdir, readFile, rename, rm, stat } = promises;

const aName = /^[a-z0-9_-]+\/[a-z0-9_-]+\.[a-z0-9]+$/;
const aFolder = /^[a-z0-9_-]+$/;
/** What was being written when the process died has such an ending; it is no name. */
const UNFINISHED = '.part';
const UNFINISHED_MS = 60 * 60 * 1_000;

/** Files in a folder of the disk, which is made with the first of them. A file is written aside, brought to the disk, and only then gets its name. */
export class DiskFiles implements Files {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  put(name: string, bytes: Uint8Array): Promise<void> {
    return this.#write(name, (handle) => handle.writeFile(bytes));
  }

  putPieces(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    return this.#write(name, (handle) => handle.writeFile(bytes));
  }

  async #write(name: string, fill: (handle: promises.FileHandle) => Promise<void>): Promise<void> {
    const path = this.#path(name, aName);
    const aside = `${path}.${randomUUID()}${UNFINISHED}`;
    await orUnavailable(async () => {
      await mkdir(dirname(path), { recursive: true });
      try {
        const handle = await open(aside, 'wx', 0o600);
        try {
          await fill(handle);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(aside, path);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    });
  }

  async get(name: string): Promise<Uint8Array | undefined> {
    const path = this.#path(name, aName);
    return orUnavailable(() => unlessMissing(() => readFile(path)));
  }

  async pieces(
    name: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<AsyncIterable<Uint8Array> | undefined> {
    const path = this.#path(name, aName);
    // Opened at once: what is deleted while it is read is read to its end.
    const handle = await orUnavailable(() => unlessMissing(() => open(path, 'r')));
    return handle && piecesOf(createReadStream(path, { ...range, fd: handle, autoClose: true }));
  }

  async delete(name: string): Promise<void> {
    const path = this.#path(name, aName);
    await orUnavailable(() => rm(path, { force: true }));
  }

  /** Clears away, too, what was left unfinished long ago. */
  async list(folder: string): ReturnType<Files['list']> {
    const path = this.#path(folder, aFolder);
    return orUnavailable(async () => {
      const found: { readonly name: string; readonly at: number }[] = [];
      for (const entry of (await unlessMissing(() => readdir(path))) ?? []) {
        const about = await unlessMissing(() => stat(join(path, entry)));
        const name = `${folder}/${entry}`;
        if (about && aName.test(name)) found.push({ name, at: about.mtimeMs });
        else if (about && entry.endsWith(UNFINISHED) && Date.now() - about.mtimeMs > UNFINISHED_MS)
          await rm(join(path, entry), { force: true });
      }
      return found.sort((a, b) => (a.name < b.name ? -1 : 1));
    });
  }

  /** Core makes the names; still, none may ever lead out of the folder. */
  #path(name: string, pattern: RegExp): string {
    if (!pattern.test(name)) throw new TypeError('that is no name of a file');
    return join(this.#root, name);
  }
}

async function* piecesOf(
  stream: AsyncIterable<Uint8Array> & { destroy(): void },
): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    const code = codeOf(error);
    throw code === undefined
      ? error
      : new FilesUnavailable(`the files can’t be read (${code})`, { cause: error });
  } finally {
    stream.destroy();
  }
}

/** A new name is on the disk when its folder is. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  if (!handle) return;
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'EISDIR'].includes(codeOf(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** What the system says against it is outside the program; the path stays inside. */
async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new FilesUnavailable(`the files can’t be used (${code})`, { cause: error });
  }
}
