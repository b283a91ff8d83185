import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Epoch, epoch } from '@parley/events';
import { SqliteStore, type SqliteStoreOptions } from '../src/index.ts';

export const EPOCH: Epoch = epoch.parse('test-epoch');

const cleanups: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A database file in a folder of its own, which is gone after the test. */
export function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-storage-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'parley.db');
}

/** Made by bundle-worker.mjs. */
const worker = new URL(process.env['PARLEY_TEST_WORKER'] ?? '');

/** A store that is closed after the test, if it is not before. */
export function sqlite(file: string, options: Partial<SqliteStoreOptions> = {}): SqliteStore {
  const store = new SqliteStore({ file, epoch: EPOCH, clock: { now: () => 1_000 }, worker, ...options });
  cleanups.push(() => store.close());
  return store;
}
