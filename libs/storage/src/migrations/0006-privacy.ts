import { type Compilable, sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What is not to be kept: how long a room keeps its messages, and whose messages are still to be removed. */
export const privacy: Migration = (db) => {
  const { schema } = db;
  const run = (statement: string): Compilable => ({ compile: () => sql.raw(statement).compile(db) });
  return [
    schema.alterTable('rooms').addColumn('retention_days', 'integer'),
    schema.alterTable('rooms').addColumn('expired_seq', 'bigint', (column) => column.notNull().defaultTo(0)),
    run('create index rooms_retention on rooms (id) where retention_days is not null'),
    schema
      .createTable('removals')
      .addColumn('user_id', 'text', (column) => column.notNull().primaryKey().references('users.id')),
  ];
};
