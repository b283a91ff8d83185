import { first } from './0001-first.ts';
import type { Migration } from './migration.ts';

/** In order: the version of a database is the number of migrations it has seen. */
export const migrations: readonly Migration[] = [first];
