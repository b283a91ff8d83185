import type { ColumnDataType, ColumnDefinitionBuilder } from 'kysely';
import type { Migration } from './migration.ts';

const text: ColumnDataType = 'text';
/** Times, seqs and revs outgrow 32 bits. */
const whole: ColumnDataType = 'bigint';
const flag: ColumnDataType = 'integer';

const key = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull().primaryKey();
const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();
const to =
  (target: string) =>
  (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
    column.notNull().references(target);

export const first: Migration = ({ schema }) => [
  schema
    .createTable('users')
    .addColumn('id', text, key)
    .addColumn('kind', text, filled)
    .addColumn('name', text, filled)
    .addColumn('name_key', text, filled)
    .addColumn('name_folded', text, filled)
    .addColumn('changed_at', whole, filled),
  schema.createIndex('users_name_key').on('users').column('name_key'),

  schema
    .createTable('sessions')
    .addColumn('id', text, key)
    .addColumn('user_id', text, to('users.id'))
    .addColumn('created_at', whole, filled)
    .addColumn('expires_at', whole, filled),
  schema.createIndex('sessions_user').on('sessions').columns(['user_id', 'expires_at']),

  schema
    .createTable('rooms')
    .addColumn('id', text, key)
    .addColumn('kind', text, filled)
    .addColumn('key', text, (column) => column.unique())
    .addColumn('name', text, filled)
    .addColumn('name_folded', text, filled)
    .addColumn('topic', text, filled)
    .addColumn('people', text)
    .addColumn('created_at', whole, filled)
    .addColumn('created_by', text, to('users.id'))
    .addColumn('own_rev', whole, filled)
    .addColumn('seq', whole, filled)
    .addColumn('rev', whole, filled)
    .addColumn('member_count', whole, filled),

  schema
    .createTable('members')
    .addColumn('room_id', text, to('rooms.id'))
    .addColumn('user_id', text, to('users.id'))
    .addColumn('role', text, filled)
    .addColumn('state', text, filled)
    .addColumn('rev', whole, filled)
    .addColumn('read_seq', whole, filled)
    .addPrimaryKeyConstraint('members_pk', ['room_id', 'user_id']),
  schema.createIndex('members_user').on('members').columns(['user_id', 'room_id']),
  schema.createIndex('members_rev').on('members').columns(['room_id', 'rev']).unique(),

  schema
    .createTable('messages')
    .addColumn('room_id', text, to('rooms.id'))
    .addColumn('seq', whole, filled)
    .addColumn('rev', whole, filled)
    .addColumn('id', text, (column) => column.notNull().unique())
    .addColumn('author_id', text, to('users.id'))
    .addColumn('alias', text)
    .addColumn('text', text, filled)
    .addColumn('at', whole, filled)
    .addColumn('edited_at', whole)
    .addColumn('deleted', flag, filled)
    .addColumn('first_rev', whole)
    .addColumn('first_hash', text)
    .addPrimaryKeyConstraint('messages_pk', ['room_id', 'seq']),
  schema.createIndex('messages_rev').on('messages').columns(['room_id', 'rev']).unique(),

  schema
    .createTable('reactions')
    .addColumn('room_id', text, filled)
    .addColumn('seq', whole, filled)
    .addColumn('emoji', text, filled)
    .addColumn('user_id', text, to('users.id'))
    .addColumn('is_on', flag, filled)
    .addColumn('rev', whole, filled)
    .addPrimaryKeyConstraint('reactions_pk', ['room_id', 'seq', 'emoji', 'user_id'])
    .addForeignKeyConstraint('reactions_message', ['room_id', 'seq'], 'messages', ['room_id', 'seq']),
  schema.createIndex('reactions_rev').on('reactions').columns(['room_id', 'rev']).unique(),

  schema
    .createTable('operations')
    .addColumn('actor_id', text, filled)
    .addColumn('op', text, filled)
    .addColumn('fingerprint', text, filled)
    .addColumn('answer', text, filled)
    .addColumn('at', whole, filled)
    .addPrimaryKeyConstraint('operations_pk', ['actor_id', 'op']),
  schema.createIndex('operations_at').on('operations').column('at'),

  schema.createTable('probe').addColumn('filler', text, filled),
];
