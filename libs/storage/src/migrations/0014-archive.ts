import type { Migration } from './migration.ts';

/** Rooms in which nobody writes any more. */
export const archive: Migration = ({ schema }) => [
  schema.alterTable('rooms').addColumn('archived', 'integer', (column) => column.notNull().defaultTo(0)),
];
