import { randomUUID } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { type Epoch, epoch as anEpoch } from '@parley/events';
import { claim } from './thread/claim.ts';

/** The greatest number of pages that SQLite takes for one step. */
const ALL_PAGES = 2 ** 31 - 1;

/** A reason not to back up or restore, as a sentence for a person. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/** What a restore has done. */
export interface Restored {
  /** The new lineage of the data. */
  readonly epoch: Epoch;
  /** Where the database lies that was there before; undefined if there was none. */
  readonly replaced: string | undefined;
}

/**
 * Copies the database to `target`, also while a server uses it: the copy is the state of one moment, everything
 * acknowledged before the call included. Rejects with BackupRefused if there is no database or `target` exists.
 */
export async function backUp(file: string, target: string): Promise<void> {
  if (!existsSync(file)) throw new BackupRefused('there is no database yet');
  if (existsSync(target)) throw new BackupRefused('the target exists already; a backup overwrites nothing');
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    // All pages in one step: a step sees one moment, and a writer between two steps would make it start again.
    await backup(source, unfinished, { rate: ALL_PAGES });
  } finally {
    source.close();
  }
  examine(unfinished);
  sync(unfinished);
  renameSync(unfinished, target);
}

/**
 * Puts a backup in the place of the database, under a new epoch: clients that hold what the backup does not know start
 * from scratch instead of mixing positions (SPEC D8). What was there is kept beside it, with the ending `-replaced`, numbered from the second on.
 * Rejects with BackupRefused if the backup is unusable, and with DatabaseInUse while a server uses the database.
 */
export async function restore(backupFile: string, file: string): Promise<Restored> {
  if (!existsSync(backupFile)) throw new BackupRefused('there is no such backup');
  const claimed = claim(file);
  try {
    const next = `${file}-restoring`;
    rmSync(next, { force: true });
    copyFileSync(backupFile, next);
    examine(next);
    const epoch = renewEpoch(next);
    sync(next);
    // The log of the old database must never be read as one of the new: it goes before the new one comes.
    if (existsSync(file)) fold(file);
    for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    const replaced = existsSync(file) ? freeName(`${file}-replaced`) : undefined;
    if (replaced !== undefined) renameSync(file, replaced);
    renameSync(next, file);
    sync(dirname(file));
    return { epoch, replaced };
  } finally {
    claimed.close();
  }
}

/** What was replaced before is never replaced itself. */
function freeName(name: string): string {
  if (!existsSync(name)) return name;
  for (let n = 2; ; n += 1) if (!existsSync(`${name}-${n}`)) return `${name}-${n}`;
}

function examine(file: string): void {
  const db = new DatabaseSync(file);
  try {
    const [row] = db.prepare('pragma integrity_check').all();
    if (row?.['integrity_check'] !== 'ok') throw new BackupRefused('the file is damaged');
    db.prepare('select epoch, schema_version from meta').get();
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    throw new BackupRefused('the file is not a database of Parley', { cause: error });
  } finally {
    db.close();
  }
}

function renewEpoch(file: string): Epoch {
  const renewed = anEpoch.parse(randomUUID());
  const db = new DatabaseSync(file);
  try {
    // One file without a log beside it; the server turns the log on again.
    db.exec('pragma journal_mode = delete');
    db.prepare('update meta set epoch = ?').run(renewed);
  } finally {
    db.close();
  }
  return renewed;
}

/** Writes what waits in the log into the database, so that the file kept aside is whole by itself. */
function fold(file: string): void {
  try {
    const db = new DatabaseSync(file);
    db.exec('pragma wal_checkpoint(truncate)');
    db.close();
  } catch {
    // Damaged beyond opening, which may be why it is replaced: it is kept as it is.
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
