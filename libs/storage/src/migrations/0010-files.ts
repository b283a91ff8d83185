import { type ColumnDefinitionBuilder, type Compilable, sql } from 'kysely';
import type { Migration } from './migration.ts';

const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();

/** Files of messages: with the message, and by themselves, for who asks for one and for what everybody has. */
export const files: Migration = (db) => {
  const { schema } = db;
  const run = (statement: string): Compilable => ({ compile: () => sql.raw(statement).compile(db) });
  return [
    schema.alterTable('messages').addColumn('files', 'text'),
    run('create index messages_files on messages (room_id, seq) where files is not null'),
    schema
      .createTable('files')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('owner_id', 'text', (column) => column.notNull().references('users.id'))
      .addColumn('name', 'text', filled)
      .addColumn('type', 'text', filled)
      .addColumn('size', 'bigint', filled)
      .addColumn('width', 'integer')
      .addColumn('height', 'integer')
      .addColumn('at', 'bigint', filled)
      .addColumn('room_id', 'text')
      .addColumn('seq', 'bigint')
      .addForeignKeyConstraint('files_message', ['room_id', 'seq'], 'messages', ['room_id', 'seq']),
    schema.createIndex('files_owner').on('files').columns(['owner_id', 'size']),
    run('create index files_unsent on files (at, id) where room_id is null'),
  ];
};
