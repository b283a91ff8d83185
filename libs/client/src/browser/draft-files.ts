import type { Clock } from '@parley/events';
import { v7 } from 'uuid';
import type { DraftFile, DraftFiles, KeptDraftFile } from '../draft-files.ts';
import type { OutboxOwner } from '../outbox-storage.ts';
import { DraftFileDatabase } from './draft-file-database.ts';

/** Who has not come back for a week does not expect it to go on. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

export interface BrowserDraftFilesOptions {
  readonly owner: OutboxOwner;
  /** Of the database, and of its locks. */
  readonly name: string;
  readonly clock: Clock;
  readonly locks: LockManager;
}

/**
 * The files of drafts in IndexedDB. Each has a lock of the browser (Web Locks API), which the page that uploads it holds: so no two
 * do, and what a page leaves behind is free in the moment in which it ends, however it ends.
 */
export function browserDraftFiles({ owner, name, clock, locks }: BrowserDraftFilesOptions): DraftFiles {
  const database = new DraftFileDatabase(clock, name);
  const held = new Map<string, () => void>();
  let left = false;

  /** False while another page has it. */
  const hold = (key: string): Promise<boolean> =>
    new Promise((resolve) => {
      const request = locks.request(`${name} ${key}`, { ifAvailable: true }, async (lock) => {
        if (lock === null || left) return resolve(false);
        await new Promise<void>((release) => {
          held.set(key, release);
          resolve(true);
        });
      });
      request.catch(() => resolve(false));
    });
  const release = (key: string) => {
    held.get(key)?.();
    held.delete(key);
  };
  const drop = (key: string) =>
    // What can't be erased is not let go: it would be taken up once more.
    database.remove(key).then(
      () => release(key),
      () => {},
    );

  const kept = (key: string, file: DraftFile, content: Blob | undefined): KeptDraftFile => ({
    file,
    content,
    change: (next) => void database.change(key, next).catch(() => {}),
    drop: () => void drop(key),
  });
  const takeUp = async (key: string): Promise<KeptDraftFile | undefined> => {
    if (held.has(key) || !(await hold(key))) return undefined;
    // The page that had it may have sent it a moment ago.
    const found = await database.read(key).catch(() => undefined);
    const isOver = found === undefined || found.row.at < clock.now() - KEPT_MS;
    if (!isOver) return kept(key, found.row.file, found.content);
    await drop(key);
    return undefined;
  };

  return {
    keep: async (file, content) => {
      const key = v7();
      if (!(await hold(key))) return undefined;
      const row = { ...owner, key, file, at: clock.now() };
      if (await database.add(row, content).catch(() => false)) return kept(key, file, content);
      // It may come through when nobody waits for it any more.
      await drop(key);
      return undefined;
    },
    takeUp: async () => {
      const rows = await database.load(owner).catch(() => []);
      const taken: KeptDraftFile[] = [];
      for (const { key } of rows) {
        const file = await takeUp(key);
        if (file !== undefined) taken.push(file);
      }
      return taken;
    },
    leave: () => {
      left = true;
      for (const key of held.keys()) release(key);
    },
  };
}
