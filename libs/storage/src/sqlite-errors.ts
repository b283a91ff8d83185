/** The database cannot work now, for a reason outside the program. Crosses to the main thread as StoreUnavailable. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** Another process has claimed the database. */
export class DatabaseInUse extends Unavailable {
  constructor() {
    super('the database is in use by another process');
  }
}

/** A transaction failed at its last step, which may have been done: only what caused it says what the database kept. */
export class DoubtfulCommit extends Error {
  override readonly name = 'DoubtfulCommit';

  constructor(cause: unknown) {
    super('the outcome of a commit is unknown', { cause });
  }
}

/** The database was written by a newer version of the program. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';
}

const BUSY = 5;
const LOCKED = 6;
const FULL = 13;

/** SQLite's primary result codes (sqlite.org/rescode.html) whose cause lies outside the program. */
const causes: ReadonlyMap<number, string> = new Map([
  [3, 'access to the database file was denied'],
  [BUSY, 'the database is locked by another program'],
  [LOCKED, 'the database is locked'],
  [7, 'there is not enough memory'],
  [8, 'the database is read-only'],
  [10, 'the disk reports an error'],
  [11, 'the database is damaged'],
  [FULL, 'the disk is full'],
  [14, 'the database file cannot be opened'],
  [15, 'the database is locked by another program'],
  [26, 'the file is not a database'],
]);

/** The primary result code of an error of SQLite. */
export function resultCode(error: unknown): number | undefined {
  if (error instanceof DoubtfulCommit) return resultCode(error.cause);
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

/** Why the database cannot work, without paths or SQL; undefined if the error is a bug. */
export function outsideCause(error: unknown): string | undefined {
  if (error instanceof Unavailable) return error.message;
  const code = resultCode(error);
  return code === undefined ? undefined : causes.get(code);
}

export const isLocked = (error: unknown): boolean => resultCode(error) === BUSY;

/**
 * True if the connection may be stuck in the state that caused the error: only a new one can find that it is gone. After a
 * lock or a full disk it is not; then a commit has left nothing behind either.
 */
export function spoilsConnection(error: unknown): boolean {
  const code = resultCode(error);
  return code !== undefined && causes.has(code) && ![BUSY, LOCKED, FULL].includes(code);
}
