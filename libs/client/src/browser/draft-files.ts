import type { Clock } from '@parley/events';
import { v7 } from 'uuid';
import type { DraftFile, DraftFiles, KeptDraftFile } from '../draft-files.ts';
import type { OutboxOwner } from '../outbox-storage.ts';
import { DraftFileDatabase, pageOf } from './draft-file-database.ts';

/** Who has not come back for a week does not expect it to go on. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

interface BrowserDraftFilesOptions {
  readonly owner: OutboxOwner;
  /** Of the database, and of its locks. */
  readonly name: string;
  readonly clock: Clock;
  readonly locks: LockManager;
}

/**
 * The files of drafts in IndexedDB. Each page has a lock of the browser (Web Locks API) as long as it lives, and its files are its
 * own: so no two pages upload one, and what a page leaves behind is free in the moment in which it ends, however it ends. All of it at
 * once: of files that wait to be sent together, none goes without the others.
 */
export function browserDraftFiles({ owner, name, clock, locks }: BrowserDraftFilesOptions): DraftFiles {
  const database = new DraftFileDatabase(clock, name);
  const page = v7();
  const lockOf = (its: string) => `${name} ${its}`;
  let isHere = true;
  let leave = () => {};
  const gone = new Promise<void>((resolve) => (leave = resolve));

  /** False where the browser has no lock for the page. */
  const here = new Promise<boolean>((resolve) => {
    locks
      .request(lockOf(page), () => {
        resolve(true);
        return gone;
      })
      .catch(() => resolve(false));
  });
  const mayKeep = async () => (await here) && isHere;

  // What can't be erased is taken up once more when this page is gone.
  const drop = (key: string) => database.remove(key).catch(() => {});

  const kept = (key: string, file: DraftFile, content: Blob | undefined): KeptDraftFile => ({
    file,
    content,
    change: (next) => void database.change(key, next).catch(() => {}),
    drop: () => void drop(key),
  });
  /** Nothing, while the page that has them is there, or another one takes them. */
  const takeOver = (left: string): Promise<readonly KeptDraftFile[]> =>
    locks.request(lockOf(left), { ifAvailable: true }, async (lock) => {
      if (lock === null || !isHere) return [];
      const found = await database.move(owner, left, page, clock.now() - KEPT_MS);
      return found.map(({ row, content }) => kept(row.key, row.file, content));
    });

  return {
    keep: async (file, content) => {
      if (!(await mayKeep())) return undefined;
      const key = v7();
      const row = { ...owner, key, page, file, at: clock.now() };
      if (await database.add(row, content).catch(() => false)) return kept(key, file, content);
      // It may come through when nobody waits for it any more.
      await drop(key);
      return undefined;
    },
    takeUp: async () => {
      if (!(await mayKeep())) return [];
      const rows = await database.load(owner).catch(() => []);
      const pages = new Set(rows.map(pageOf));
      pages.delete(page);
      const taken: KeptDraftFile[] = [];
      for (const left of pages) taken.push(...(await takeOver(left).catch(() => [])));
      return taken;
    },
    leave: () => {
      isHere = false;
      leave();
    },
  };
}
