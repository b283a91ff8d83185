import type { Migration } from './migration.ts';

/** What people set for themselves. */
export const preferences: Migration = ({ schema }) => [
  schema
    .createTable('preferences')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('preferences_key', ['user_id', 'key']),
];
