CREATE TABLE "audit" ("id" integer not null primary key, "at" bigint not null, "actor_id" text not null, "action" text not null, "target" text not null, "details" text not null);
CREATE TABLE "credentials" ("user_id" text not null primary key references "users" ("id"), "password" text not null, "changed_at" bigint not null);
CREATE TABLE "files" ("id" text not null primary key, "owner_id" text not null references "users" ("id"), "name" text not null, "type" text not null, "size" bigint not null, "width" integer, "height" integer, "at" bigint not null, "room_id" text, "seq" bigint, constraint "files_message" foreign key ("room_id", "seq") references "messages" ("room_id", "seq"));
CREATE TABLE "invites" ("id" text not null primary key, "token" text not null unique, "created_at" bigint not null, "created_by" text not null references "users" ("id"), "expires_at" bigint, "uses" bigint, "used" bigint not null, "rooms" text not null);
CREATE TABLE "members" ("room_id" text not null references "rooms" ("id"), "user_id" text not null references "users" ("id"), "role" text not null, "state" text not null, "rev" bigint not null, "read_seq" bigint not null, name_folded text not null default '', "muted_until" bigint, "spoke_at" bigint, constraint "members_pk" primary key ("room_id", "user_id"));
CREATE TABLE "mentions" ("called" text not null, "room_id" text not null references "rooms" ("id"), "seq" bigint not null, "author_id" text not null references "users" ("id"), constraint "mentions_pk" primary key ("called", "room_id", "seq"));
CREATE TABLE message_hours
      (hour bigint not null primary key, first bigint not null, last bigint not null);
CREATE VIRTUAL TABLE message_index using fts5
      (pieces, content = '', columnsize = 0, detail = none, prefix = '1 2', tokenize = 'ascii');
CREATE TABLE message_index_state
      (id integer not null primary key, indexed bigint not null, folding text not null);
CREATE TABLE "messages" (
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
      first_hash text, "mentions" text, "files" text,
      unique (room_id, seq)
    );
CREATE TABLE "meta" ("id" integer not null primary key, "schema_version" integer not null, "epoch" text not null, "name_rule" integer default 1 not null);
CREATE TABLE "operations" ("actor_id" text not null, "op" text not null, "fingerprint" text not null, "answer" text not null, "at" bigint not null, constraint "operations_pk" primary key ("actor_id", "op"));
CREATE TABLE "pins" ("room_id" text not null, "seq" bigint not null, "user_id" text not null references "users" ("id"), "at" bigint not null, "is_on" integer not null, "rev" bigint not null, constraint "pins_pk" primary key ("room_id", "seq"), constraint "pins_message" foreign key ("room_id", "seq") references "messages" ("room_id", "seq"));
CREATE TABLE "preferences" ("user_id" text not null references "users" ("id"), "key" text not null, "value" text not null, "size" integer not null, constraint "preferences_key" primary key ("user_id", "key"));
CREATE TABLE "probe" ("filler" text not null);
CREATE TABLE "purges" ("user_id" text not null references "users" ("id"), "room_id" text not null references "rooms" ("id"), "asked_by" text not null references "users" ("id"), "done_seq" bigint not null, "last_seq" bigint not null, constraint "purges_pk" primary key ("user_id", "room_id"));
CREATE TABLE "reactions" ("room_id" text not null, "seq" bigint not null, "emoji" text not null, "user_id" text not null references "users" ("id"), "is_on" integer not null, "rev" bigint not null, constraint "reactions_pk" primary key ("room_id", "seq", "emoji", "user_id"), constraint "reactions_message" foreign key ("room_id", "seq") references "messages" ("room_id", "seq"));
CREATE TABLE "recoveries" ("id" text not null primary key, "user_id" text not null references "users" ("id"), "kind" text not null, "created_at" bigint not null, "created_by" text not null references "users" ("id"), "expires_at" bigint);
CREATE TABLE "removals" ("user_id" text not null primary key references "users" ("id"));
CREATE TABLE "reports" ("id" integer not null primary key, "at" bigint not null, "by_id" text not null references "users" ("id"), "room_id" text not null references "rooms" ("id"), "seq" bigint not null, "author_id" text not null references "users" ("id"), "text" text not null, "reason" text not null, "resolved_at" bigint, "resolved_by" text, "outcome" text);
CREATE TABLE "rooms" ("id" text not null primary key, "kind" text not null, "key" text unique, "name" text not null, "name_folded" text not null, "topic" text not null, "people" text, "created_at" bigint not null, "created_by" text not null references "users" ("id"), "own_rev" bigint not null, "seq" bigint not null, "rev" bigint not null, "member_count" bigint not null, "slow_mode_seconds" integer default 0 not null, "read_only" integer default 0 not null, "retention_days" integer, "expired_seq" bigint default 0 not null, "parent_id" text, "parent_seq" bigint, "resolved" integer default 0 not null, "archived" integer default 0 not null);
CREATE TABLE "sessions" ("id" text not null primary key, "user_id" text not null references "users" ("id"), "created_at" bigint not null, "expires_at" bigint not null, "device" text, "used_at" bigint default 0 not null);
CREATE TABLE "threads" ("room_id" text not null, "seq" bigint not null, "thread_id" text not null references "rooms" ("id"), "count" bigint not null, "last_by" text, "last_at" bigint, "people" text not null, "name" text not null, "resolved" integer not null, "rev" bigint not null, constraint "threads_pk" primary key ("room_id", "seq"), constraint "threads_message" foreign key ("room_id", "seq") references "messages" ("room_id", "seq"));
CREATE TABLE "tokens" ("id" text not null primary key, "session_id" text not null unique, "user_id" text not null references "users" ("id"), "name" text not null, "scopes" text not null, "created_at" bigint not null, "created_by" text not null references "users" ("id"), "expires_at" bigint, "used_at" bigint);
CREATE TABLE "users" ("id" text not null primary key, "role" text not null, "name" text not null, "name_key" text not null, "name_folded" text not null, "changed_at" bigint not null, "handle" text, "handle_key" text, "avatar" text, "time_zone" text, "gone" text, "status" text);
CREATE INDEX "files_owner" on "files" ("owner_id", "size");
CREATE INDEX files_unsent on files (at, id) where room_id is null;
CREATE INDEX "invites_maker" on "invites" ("created_by", "id");
CREATE INDEX members_name on members (room_id, name_folded, user_id) where state = 'joined';
CREATE UNIQUE INDEX "members_rev" on "members" ("room_id", "rev");
CREATE INDEX "members_user" on "members" ("user_id", "room_id");
CREATE INDEX messages_files on messages (room_id, seq) where files is not null;
CREATE UNIQUE INDEX messages_rev on messages (room_id, rev);
CREATE INDEX "operations_at" on "operations" ("at");
CREATE UNIQUE INDEX "pins_rev" on "pins" ("room_id", "rev");
CREATE UNIQUE INDEX "reactions_rev" on "reactions" ("room_id", "rev");
CREATE INDEX "recoveries_user" on "recoveries" ("user_id", "kind");
CREATE INDEX "reports_message" on "reports" ("room_id", "seq", "by_id");
CREATE INDEX rooms_name on rooms (name_folded, id) where kind in ('channel', 'private');
CREATE INDEX "rooms_parent" on "rooms" ("parent_id") where "parent_id" is not null;
CREATE INDEX rooms_retention on rooms (id) where retention_days is not null;
CREATE INDEX "sessions_user" on "sessions" ("user_id", "expires_at");
CREATE UNIQUE INDEX "threads_rev" on "threads" ("room_id", "rev");
CREATE INDEX "tokens_user" on "tokens" ("user_id", "id");
CREATE INDEX "users_handle_key" on "users" ("handle_key");
CREATE INDEX users_name on users (name_folded, id);
CREATE INDEX "users_name_key" on "users" ("name_key");
CREATE INDEX "users_role" on "users" ("role", "id");
insert into "meta" ("id", "schema_version", "epoch", "name_rule") values (1, 14, 'sample', 2);
insert into "users" ("id", "role", "name", "name_key", "name_folded", "changed_at", "handle", "handle_key", "avatar", "time_zone", "gone", "status") values ('lobby-guest', 'guest', 'Lobby guest', 'iobbyguest', 'LOBBY GUEST', 1000, null, null, null, null, null, null);
insert into "users" ("id", "role", "name", "name_key", "name_folded", "changed_at", "handle", "handle_key", "avatar", "time_zone", "gone", "status") values ('anna', 'guest', 'anna', 'anna', 'ANNA', 1001000, null, null, null, null, null, null);
insert into "users" ("id", "role", "name", "name_key", "name_folded", "changed_at", "handle", "handle_key", "avatar", "time_zone", "gone", "status") values ('ben', 'guest', 'ben', 'ben', 'BEN', 1002000, null, null, null, null, null, null);
insert into "users" ("id", "role", "name", "name_key", "name_folded", "changed_at", "handle", "handle_key", "avatar", "time_zone", "gone", "status") values ('cleo', 'guest', 'cleo', 'cleo', 'CLEO', 1003000, null, null, null, null, null, null);
insert into "sessions" ("id", "user_id", "created_at", "expires_at", "device", "used_at") values ('s-anna', 'anna', 1001000, 9000000000000, null, 1001000);
insert into "sessions" ("id", "user_id", "created_at", "expires_at", "device", "used_at") values ('s-cleo', 'cleo', 1003000, 9000000000000, null, 1003000);
insert into "rooms" ("id", "kind", "key", "name", "name_folded", "topic", "people", "created_at", "created_by", "own_rev", "seq", "rev", "member_count", "slow_mode_seconds", "read_only", "retention_days", "expired_seq", "parent_id", "parent_seq", "resolved", "archived") values ('lobby', 'channel', 'channel:iobby', 'lobby', 'LOBBY', 'Where the ten-line clients talk', null, 1000, 'lobby-guest', 1, 0, 3, 2, 0, 0, null, 0, null, null, 0, 0);
insert into "rooms" ("id", "kind", "key", "name", "name_folded", "topic", "people", "created_at", "created_by", "own_rev", "seq", "rev", "member_count", "slow_mode_seconds", "read_only", "retention_days", "expired_seq", "parent_id", "parent_seq", "resolved", "archived") values ('general', 'channel', 'channel:generai', 'general', 'GENERAL', 'For everyone', null, 1000, 'lobby-guest', 1, 1, 5, 3, 0, 0, null, 0, null, null, 0, 0);
insert into "rooms" ("id", "kind", "key", "name", "name_folded", "topic", "people", "created_at", "created_by", "own_rev", "seq", "rev", "member_count", "slow_mode_seconds", "read_only", "retention_days", "expired_seq", "parent_id", "parent_seq", "resolved", "archived") values ('tea', 'channel', 'channel:tea', 'tea', 'TEA', 'Green', null, 1004000, 'anna', 12, 3, 13, 1, 0, 0, null, 0, null, null, 0, 0);
insert into "rooms" ("id", "kind", "key", "name", "name_folded", "topic", "people", "created_at", "created_by", "own_rev", "seq", "rev", "member_count", "slow_mode_seconds", "read_only", "retention_days", "expired_seq", "parent_id", "parent_seq", "resolved", "archived") values ('den', 'direct', 'direct:anna,ben', '', '', '', '["anna","ben"]', 1005000, 'ben', 1, 0, 3, 2, 0, 0, null, 0, null, null, 0, 0);
insert into "members" ("room_id", "user_id", "role", "state", "rev", "read_seq", "name_folded", "muted_until", "spoke_at") values ('lobby', 'lobby-guest', 'member', 'joined', 2, 0, 'LOBBY GUEST', null, null);
insert into "members" ("room_id", "user_id", "role", "state", "rev", "read_seq", "name_folded", "muted_until", "spoke_at") values ('general', 'anna', 'member', 'joined', 2, 0, 'ANNA', null, null);
insert into "members" ("room_id", "user_id", "role", "state", "rev", "read_seq", "name_folded", "muted_until", "spoke_at") values ('general', 'ben', 'member', 'joined', 3, 0, 'BEN', null, null);
insert into "members" ("room_id", "user_id", "role", "state", "rev", "read_seq", "name_folded", "muted_until", "spoke_at") values ('general', 'cleo', 'member', 'joined', 4, 1, 'CLEO', null, null);
insert into "members" ("room_id", "user_id", "role", "state", "rev", "read_seq", "name_folded", "muted_until", "spoke_at") values ('lobby', 'cleo', 'member', 'joined', 3, 0, 'CLEO', null, null);
insert into "members" ("room_id", "user_id", "role", "state", "rev", "read_seq", "name_folded", "muted_until", "spoke_at") values ('tea', 'anna', 'moderator', 'joined', 2, 1, 'ANNA', null, null);
insert into "members" ("room_id", "user_id", "role", "state", "rev", "read_seq", "name_folded", "muted_until", "spoke_at") values ('tea', 'ben', 'member', 'removed', 13, 0, 'BEN', null, null);
insert into "members" ("room_id", "user_id", "role", "state", "rev", "read_seq", "name_folded", "muted_until", "spoke_at") values ('den', 'anna', 'member', 'joined', 2, 0, 'ANNA', null, null);
insert into "members" ("room_id", "user_id", "role", "state", "rev", "read_seq", "name_folded", "muted_until", "spoke_at") values ('den', 'ben', 'member', 'joined', 3, 0, 'BEN', null, null);
insert into "reactions" ("room_id", "seq", "emoji", "user_id", "is_on", "rev") values ('tea', 3, '🎉', 'ben', 0, 10);
insert into "reactions" ("room_id", "seq", "emoji", "user_id", "is_on", "rev") values ('tea', 3, '🎉', 'anna', 1, 9);
insert into "operations" ("actor_id", "op", "fingerprint", "answer", "at") values ('anna', '00000002-0000-7000-8000-000000000005', '-s2K8BID0k0XEsi4HX8HYpJrIT7H6jomfn3lHTElbEI', '{"rev":7}', 1010000);
insert into "messages" ("number", "room_id", "seq", "rev", "id", "author_id", "alias", "text", "at", "edited_at", "deleted", "first_rev", "first_hash", "mentions", "files") values (1, 'tea', 1, 7, '00000001-0000-7000-8000-000000000001', 'anna', null, 'uno', 1006000, 1010000, 0, 4, '5-1yan25_VwER-Y5panbDlcbVM87iqFwllBkenxIc1s', null, null);
insert into "messages" ("number", "room_id", "seq", "rev", "id", "author_id", "alias", "text", "at", "edited_at", "deleted", "first_rev", "first_hash", "mentions", "files") values (2, 'tea', 2, 11, '00000001-0000-7000-8000-000000000002', 'anna', null, '', 1007000, null, 1, 5, 'cR36TuQOkfH7suLD-ZPMzJaExZih_OSYoZ4ZupHKxAI', null, null);
insert into "messages" ("number", "room_id", "seq", "rev", "id", "author_id", "alias", "text", "at", "edited_at", "deleted", "first_rev", "first_hash", "mentions", "files") values (3, 'tea', 3, 6, '00000001-0000-7000-8000-000000000003', 'anna', null, 'Drei 👍', 1008000, null, 0, null, null, null, null);
insert into "messages" ("number", "room_id", "seq", "rev", "id", "author_id", "alias", "text", "at", "edited_at", "deleted", "first_rev", "first_hash", "mentions", "files") values (4, 'general', 1, 5, '00000001-0000-7000-8000-000000000004', 'cleo', 'Bot', 'hi', 1009000, null, 0, null, null, null, null);
delete from "message_index_data";
insert into "message_index_data" ("id", "block") values (1, x'');
insert into "message_index_data" ("id", "block") values (10, x'00000000000000');
delete from "message_index_idx";
delete from "message_index_config";
insert into "message_index_config" ("k", "v") values ('secure-delete', 1);
insert into "message_index_config" ("k", "v") values ('version', 4);
insert into "message_index_state" ("id", "indexed", "folding") values (1, 0, '1, Unicode 17.0');
