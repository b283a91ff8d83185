import { type ColumnDataType, type ColumnDefinitionBuilder, type Compilable, sql } from 'kysely';
import type { Migration } from './migration.ts';

const text: ColumnDataType = 'text';
const whole: ColumnDataType = 'bigint';

const key = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull().primaryKey();
const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();
const toUser = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
  column.notNull().references('users.id');

/** One word for who somebody is in the place, and what people have who come back: password, devices, recovery, invites. */
export const accounts: Migration = (db) => {
  const { schema } = db;
  const run = (statement: string): Compilable => ({ compile: () => sql.raw(statement).compile(db) });
  return [
    schema.alterTable('users').renameColumn('kind', 'role'),
    run(`update users set role = 'member' where role = 'user'`),
    schema.alterTable('users').addColumn('handle', text),
    schema.alterTable('users').addColumn('handle_key', text),
    schema.alterTable('users').addColumn('avatar', text),
    schema.alterTable('users').addColumn('time_zone', text),
    schema.createIndex('users_handle_key').on('users').column('handle_key').unique(),
    schema.createIndex('users_role').on('users').columns(['role', 'id']),

    schema.alterTable('sessions').addColumn('device', text),
    schema.alterTable('sessions').addColumn('used_at', whole, (column) => column.notNull().defaultTo(0)),
    run('update sessions set used_at = created_at'),

    schema
      .createTable('credentials')
      .addColumn('user_id', text, (column) => key(column).references('users.id'))
      .addColumn('password', text, filled)
      .addColumn('changed_at', whole, filled),

    schema
      .createTable('recoveries')
      .addColumn('id', text, key)
      .addColumn('user_id', text, toUser)
      .addColumn('kind', text, filled)
      .addColumn('created_at', whole, filled)
      .addColumn('created_by', text, toUser)
      .addColumn('expires_at', whole),
    schema.createIndex('recoveries_user').on('recoveries').columns(['user_id', 'kind']),

    schema
      .createTable('invites')
      .addColumn('id', text, key)
      .addColumn('token', text, (column) => column.notNull().unique())
      .addColumn('created_at', whole, filled)
      .addColumn('created_by', text, toUser)
      .addColumn('expires_at', whole)
      .addColumn('uses', whole)
      .addColumn('used', whole, filled)
      .addColumn('rooms', text, filled),
    schema.createIndex('invites_maker').on('invites').columns(['created_by', 'id']),
  ];
};
