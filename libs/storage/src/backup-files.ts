import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { BackupRefused } from './backup.ts';

/** Where the files lie that belong to a copy of the database. */
const filesOf = (copy: string): string => `${copy}.files`;

/** Rejects what would be overwritten by `backUpFiles`; to be asked before anything is copied. */
export function refuseOverwriting(target: string): void {
  if (existsSync(filesOf(target)))
    throw new BackupRefused('the folder for its files exists already; a backup overwrites nothing');
}

/**
 * Copies the folder of files beside the backup `target`, also while a server uses it: no file ever changes, it only comes and goes. To
 * be done after the database: what went in between is a picture that was replaced. Answers where, if there were any.
 */
export function backUpFiles(folder: string, target: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  copyWhole(folder, filesOf(target));
  return filesOf(target);
}

/** Puts the files of a backup in place; those that were there are kept beside the database that was replaced. */
export function restoreFiles(
  backupFile: string,
  folder: string,
  { replaced }: { readonly replaced: string | undefined },
): void {
  if (existsSync(folder)) {
    if (replaced !== undefined && !existsSync(filesOf(replaced))) renameSync(folder, filesOf(replaced));
    else rmSync(folder, { recursive: true });
  }
  if (existsSync(filesOf(backupFile))) copyWhole(filesOf(backupFile), folder);
}

/** What is not finished has another name. */
function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(from, unfinished, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !path.endsWith('.part') || path === from || path === unfinished,
  });
  renameSync(unfinished, to);
}
