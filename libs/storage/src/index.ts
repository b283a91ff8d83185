export { SchemaTooNew } from './sqlite-errors.ts';
export { SqliteStore, type SqliteStoreOptions } from './sqlite-store.ts';
