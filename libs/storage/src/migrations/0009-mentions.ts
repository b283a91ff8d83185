import type { Migration } from './migration.ts';

/** Whom a message calls: with the message, and by whom it calls, for who asks what of it is unread. */
export const mentions: Migration = ({ schema }) => [
  schema.alterTable('messages').addColumn('mentions', 'text'),
  schema
    .createTable('mentions')
    .addColumn('called', 'text', (column) => column.notNull())
    .addColumn('room_id', 'text', (column) => column.notNull().references('rooms.id'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('author_id', 'text', (column) => column.notNull().references('users.id'))
    .addPrimaryKeyConstraint('mentions_pk', ['called', 'room_id', 'seq']),
];
