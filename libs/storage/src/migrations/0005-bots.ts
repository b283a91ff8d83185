import type { ColumnDataType, ColumnDefinitionBuilder } from 'kysely';
import type { Migration } from './migration.ts';

const text: ColumnDataType = 'text';
const whole: ColumnDataType = 'bigint';

const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();
const toUser = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
  column.notNull().references('users.id');

/** How bots come in. */
export const bots: Migration = ({ schema }) => [
  schema
    .createTable('tokens')
    .addColumn('id', text, (column) => column.notNull().primaryKey())
    .addColumn('session_id', text, (column) => column.notNull().unique())
    .addColumn('user_id', text, toUser)
    .addColumn('name', text, filled)
    .addColumn('scopes', text, filled)
    .addColumn('created_at', whole, filled)
    .addColumn('created_by', text, toUser)
    .addColumn('expires_at', whole)
    .addColumn('used_at', whole),
  schema.createIndex('tokens_user').on('tokens').columns(['user_id', 'id']),
];
