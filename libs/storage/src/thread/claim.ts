import { DatabaseSync } from 'node:sqlite';
import { DatabaseInUse, isLocked } from '../sqlite-errors.ts';

/** A process that was killed a moment ago may not be quite gone. */
const WAIT_MS = 500;

/**
 * Claims a database for this process until `close`, or until the process dies however it dies: an exclusive lock on an
 * empty database beside it, which the operating system lets go. The readers' connections are not disturbed by it, as they
 * would be by an exclusive lock on the database itself. Throws DatabaseInUse if another process has it.
 */
export function claim(file: string): DatabaseSync {
  const lock = new DatabaseSync(`${file}-lock`, { timeout: WAIT_MS });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw isLocked(error) ? new DatabaseInUse() : error;
  }
}
