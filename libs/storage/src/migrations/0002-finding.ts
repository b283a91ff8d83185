import { type Compilable, sql } from 'kysely';
import type { Migration } from './migration.ts';

/**
 * Lists in order of name, and search. Every message gets a number of its own, in the order of their commits in all rooms,
 * by which the index of search knows it; the table is made anew for it, because it becomes the table's key.
 */
export const finding: Migration = (db) => {
  const run = (statement: string): Compilable => ({ compile: () => sql.raw(statement).compile(db) });
  return [
    run(`create index users_name on users (name_folded, id)`),
    run(`create index rooms_name on rooms (name_folded, id) where kind in ('channel', 'private')`),
    run(`alter table members add column name_folded text not null default ''`),
    run(`update members set name_folded = (select name_folded from users where users.id = user_id)`),
    run(`create index members_name on members (room_id, name_folded, user_id) where state = 'joined'`),

    run(`create table numbered_messages (
      number integer not null primary key,
      room_id text not null references rooms (id),
      seq bigint not null,
      rev bigint not null,
      id text not null unique,
      author_id text not null references users (id),
      alias text,
      text text not null,
      at bigint not null,
      edited_at bigint,
      deleted integer not null,
      first_rev bigint,
      first_hash text,
      unique (room_id, seq)
    )`),
    run(`insert into numbered_messages
      (room_id, seq, rev, id, author_id, alias, text, at, edited_at, deleted, first_rev, first_hash)
      select room_id, seq, rev, id, author_id, alias, text, at, edited_at, deleted, first_rev, first_hash
      from messages order by rowid`),
    run(`drop table messages`),
    run(`alter table numbered_messages rename to messages`),
    run(`create unique index messages_rev on messages (room_id, rev)`),

    run(`create virtual table message_index using fts5
      (pieces, content = '', columnsize = 0, detail = none, prefix = '1 2', tokenize = 'ascii')`),
    // What is taken out of the index leaves its pages at once.
    run(`insert into message_index (message_index, rank) values ('secure-delete', 1)`),
    run(`create table message_index_state
      (id integer not null primary key, indexed bigint not null, folding text not null)`),
    run(`insert into message_index_state (id, indexed, folding) values (1, 0, '')`),
    run(`create table message_hours
      (hour bigint not null primary key, first bigint not null, last bigint not null)`),
  ];
};
