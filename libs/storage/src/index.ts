export { BackupRefused, backUp, restore } from './backup.ts';
export { outsideCause, SchemaTooNew } from './sqlite-errors.ts';
export { SqliteStore, type SqliteStoreOptions } from './sqlite-store.ts';
