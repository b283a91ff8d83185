import type { ColumnDataType, ColumnDefinitionBuilder } from 'kysely';
import type { Migration } from './migration.ts';

const whole: ColumnDataType = 'bigint';
const text: ColumnDataType = 'text';
const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();

/** Rooms that answer a message of another, and what that message tells of them. */
export const threads: Migration = ({ schema }) => [
  schema.alterTable('rooms').addColumn('parent_id', text),
  schema.alterTable('rooms').addColumn('parent_seq', whole),
  schema.alterTable('rooms').addColumn('resolved', 'integer', (column) => column.notNull().defaultTo(0)),
  schema.createIndex('rooms_parent').on('rooms').column('parent_id').where('parent_id', 'is not', null),
  schema
    .createTable('threads')
    .addColumn('room_id', text, filled)
    .addColumn('seq', whole, filled)
    .addColumn('thread_id', text, (column) => column.notNull().references('rooms.id'))
    .addColumn('count', whole, filled)
    .addColumn('last_by', text)
    .addColumn('last_at', whole)
    .addColumn('people', text, filled)
    .addColumn('name', text, filled)
    .addColumn('resolved', 'integer', filled)
    .addColumn('rev', whole, filled)
    .addPrimaryKeyConstraint('threads_pk', ['room_id', 'seq'])
    .addForeignKeyConstraint('threads_message', ['room_id', 'seq'], 'messages', ['room_id', 'seq']),
  schema.createIndex('threads_rev').on('threads').columns(['room_id', 'rev']).unique(),
];
