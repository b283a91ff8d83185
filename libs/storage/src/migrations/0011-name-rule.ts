import type { Migration } from './migration.ts';

/**
 * By which rule the keys of names were made: those of the first one are made anew. Handles that have come to look alike stay, so
 * that their keys are not unique any more; that nobody takes such a one is looked up in the commit.
 */
export const nameRule: Migration = ({ schema }) => [
  schema.alterTable('meta').addColumn('name_rule', 'integer', (column) => column.notNull().defaultTo(1)),
  schema.dropIndex('users_handle_key'),
  schema.createIndex('users_handle_key').on('users').column('handle_key'),
];
