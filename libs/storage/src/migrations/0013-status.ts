import type { Migration } from './migration.ts';

/** What people say of themselves for now. */
export const status: Migration = ({ schema }) => [schema.alterTable('users').addColumn('status', 'text')];
