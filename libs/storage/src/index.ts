export { BackupRefused, backUp, restore, type Restored } from './backup.ts';
export { backUpFiles, refuseOverwriting, restoreFiles } from './backup-files.ts';
export { DiskFiles } from './disk-files.ts';
export { DatabaseInUse, outsideCause, SchemaTooNew } from './sqlite-errors.ts';
export { SqliteStore, type SqliteStoreOptions } from './sqlite-store.ts';
