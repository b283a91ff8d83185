import type { Clock } from '@parley/events';
import type { DBSchema } from 'idb';
import type { DraftFile } from '../draft-files.ts';
import type { OutboxOwner } from '../outbox-storage.ts';
import { Database, within } from './database.ts';

/**
 * What is kept at most: the files of five full messages, and two files of the size that a server takes by default. A browser that
 * is short of room throws away all that a site has, unsent messages too: so there must not be much of it.
 */
export const MOST_FILES = 50;
export const MOST_BYTES = 200 * 1024 * 1024;
/** A file is written as fast as the disk takes it. */
const WRITING_MS = 60_000;

interface DraftFileRow extends OutboxOwner {
  readonly key: string;
  /** Which page has it. Without one, from before that was kept, it stands for itself. */
  readonly page?: string;
  readonly file: DraftFile;
  /** Since when. */
  readonly at: number;
}

interface Schema extends DBSchema {
  files: { key: string; value: DraftFileRow };
  /** Apart from what changes, so that a change does not write the bytes again. */
  contents: { key: string; value: Blob };
}

/** The page that has a file. */
export const pageOf = ({ page, key }: DraftFileRow): string => page ?? key;

interface DraftFileFound {
  readonly row: DraftFileRow;
  readonly content: Blob | undefined;
}

/** The files of drafts that this browser keeps. Never thrown away by a change of version: they may be nowhere else. */
export class DraftFileDatabase {
  readonly #database: Database<Schema>;

  constructor(clock: Clock, name: string) {
    this.#database = new Database({
      name,
      // Pages of version 1 do not know that a page has all its files together, and would take them one by one.
      version: 2,
      clock,
      disposable: false,
      upgrade: (db, from) => {
        if (from === 1) return;
        db.createObjectStore('files', { keyPath: 'key' });
        db.createObjectStore('contents');
      },
    });
  }

  /** False, and nothing of it is kept, where it would be too much. */
  add(row: DraftFileRow, content: Blob | undefined): Promise<boolean> {
    return this.#database.use(
      (db) =>
        within(db.transaction(['files', 'contents'], 'readwrite'), async (tx) => {
          const files = tx.objectStore('files');
          const others = await files.getAll();
          const bytes = others.reduce((sum, { file }) => sum + file.size, row.file.size);
          if (others.length >= MOST_FILES || bytes > MOST_BYTES) return false;
          await files.put(row);
          if (content !== undefined) await tx.objectStore('contents').put(content, row.key);
          return true;
        }),
      WRITING_MS,
    );
  }

  /** The owner's, oldest first. What anybody else left is erased. */
  load({ server, user }: OutboxOwner): Promise<readonly DraftFileRow[]> {
    return this.#database.use((db) =>
      within(db.transaction(['files', 'contents'], 'readwrite'), async (tx) => {
        const rows = await tx.objectStore('files').getAll();
        const mine = rows.filter((row) => row.server === server && row.user === user);
        for (const { key } of rows.filter((row) => !mine.includes(row))) {
          await tx.objectStore('files').delete(key);
          await tx.objectStore('contents').delete(key);
        }
        return mine;
      }),
    );
  }

  /** Gives all that the owner's page `from` has to the page `to`, in the order in which it was kept; what is older than `since` is erased. */
  move(
    { server, user }: OutboxOwner,
    from: string,
    to: string,
    since: number,
  ): Promise<readonly DraftFileFound[]> {
    return this.#database.use((db) =>
      within(db.transaction(['files', 'contents'], 'readwrite'), async (tx) => {
        const [files, contents] = [tx.objectStore('files'), tx.objectStore('contents')];
        const found: DraftFileFound[] = [];
        for (const row of await files.getAll()) {
          if (row.server !== server || row.user !== user || pageOf(row) !== from) continue;
          const content = await contents.get(row.key);
          if (row.at < since || (content === undefined && row.file.refused === undefined)) {
            await files.delete(row.key);
            await contents.delete(row.key);
          } else {
            await files.put({ ...row, page: to });
            found.push({ row, content });
          }
        }
        return found;
      }),
    );
  }

  /** Nothing happens to what is not kept any more. */
  change(key: string, file: DraftFile): Promise<void> {
    return this.#database.use((db) =>
      within(db.transaction('files', 'readwrite'), async ({ store }) => {
        const row = await store.get(key);
        if (row !== undefined) await store.put({ ...row, file });
      }),
    );
  }

  remove(key: string): Promise<void> {
    return this.#database.use((db) =>
      within(db.transaction(['files', 'contents'], 'readwrite'), async (tx) => {
        await tx.objectStore('files').delete(key);
        await tx.objectStore('contents').delete(key);
      }),
    );
  }
}
