import type { ColumnDataType, ColumnDefinitionBuilder } from 'kysely';
import type { Migration } from './migration.ts';

const text: ColumnDataType = 'text';
const whole: ColumnDataType = 'bigint';
const flag: ColumnDataType = 'integer';

const key = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull().primaryKey();
const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();
const to =
  (target: string) =>
  (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
    column.notNull().references(target);

/** What keeps order: slow and closed rooms, mutes, bans and what they take with them, reports, and the log of it all. */
export const moderation: Migration = ({ schema }) => [
  schema
    .alterTable('rooms')
    .addColumn('slow_mode_seconds', 'integer', (column) => column.notNull().defaultTo(0)),
  schema.alterTable('rooms').addColumn('read_only', flag, (column) => column.notNull().defaultTo(0)),
  schema.alterTable('members').addColumn('muted_until', whole),
  schema.alterTable('members').addColumn('spoke_at', whole),
  schema.alterTable('users').addColumn('gone', text),

  schema
    .createTable('audit')
    .addColumn('id', 'integer', key)
    .addColumn('at', whole, filled)
    .addColumn('actor_id', text, filled)
    .addColumn('action', text, filled)
    .addColumn('target', text, filled)
    .addColumn('details', text, filled),

  schema
    .createTable('reports')
    .addColumn('id', 'integer', key)
    .addColumn('at', whole, filled)
    .addColumn('by_id', text, to('users.id'))
    .addColumn('room_id', text, to('rooms.id'))
    .addColumn('seq', whole, filled)
    .addColumn('author_id', text, to('users.id'))
    .addColumn('text', text, filled)
    .addColumn('reason', text, filled)
    .addColumn('resolved_at', whole)
    .addColumn('resolved_by', text)
    .addColumn('outcome', text),
  schema.createIndex('reports_message').on('reports').columns(['room_id', 'seq', 'by_id']),

  schema
    .createTable('purges')
    .addColumn('user_id', text, to('users.id'))
    .addColumn('room_id', text, to('rooms.id'))
    .addColumn('asked_by', text, to('users.id'))
    .addColumn('done_seq', whole, filled)
    .addColumn('last_seq', whole, filled)
    .addPrimaryKeyConstraint('purges_pk', ['user_id', 'room_id']),
];
