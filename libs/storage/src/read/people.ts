import type { Credentials, LiveSession, Session, SessionId, Store } from '@parley/core';
import { byCodeUnit, canBeInName } from '@parley/core/store-rules';
import type { User, UserId } from '@parley/events';
import { LOBBY_GUEST } from '@parley/events/ids';
import { foldCase } from '@parley/events/names';
import { type Expression, sql, type SqlBool } from 'kysely';
import { userColumns, userOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import { tokenSession } from './bots.ts';

/** Ids in one query: databases bound the number of parameters. */
const CHUNK = 500;

const sessionColumns = [
  'sessions.device',
  'sessions.created_at',
  'sessions.used_at',
  'sessions.expires_at',
] as const;

const selectSession = statement((db, slot: Slot<{ id: SessionId; now: number }>) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(userColumns)
    .select(sessionColumns)
    .where('sessions.id', '=', slot('id'))
    .where('sessions.expires_at', '>', slot('now')),
);

const selectSessions = statement((db, slot: Slot<{ user: UserId; now: number }>) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(userColumns)
    .select(sessionColumns)
    .select('sessions.id as session')
    .where('sessions.user_id', '=', slot('user'))
    .where('sessions.expires_at', '>', slot('now')),
);

const selectCredentials = statement((db, slot: Slot<{ user: UserId }>) =>
  db
    .selectFrom('credentials')
    .innerJoin('users', 'users.id', 'credentials.user_id')
    .select(userColumns)
    .select('credentials.password')
    .where('credentials.user_id', '=', slot('user')),
);

/** Letter by letter, then by a name that looks like it, then by a handle that does. */
const findByName = statement((db, slot: Slot<{ key: string; folded: string; handle: string }>) =>
  db
    .selectFrom('users')
    .innerJoin('credentials', 'credentials.user_id', 'users.id')
    .select(userColumns)
    .select('credentials.password')
    .where((where) => where.or([where('name_key', '=', slot('key')), where('handle_key', '=', slot('key'))]))
    .select(
      sql<number>`case when name_folded = ${slot('folded')} or handle = ${slot('handle')} then 0
        when name_key = ${slot('key')} then 1 else 2 end`.as('distance'),
    ),
);

const selectOwner = statement((db) =>
  db.selectFrom('users').select('id').where('role', '=', 'owner').limit(1),
);

/** Where a list in order of name goes on: behind the one of this folded name and id. */
export type Place = { readonly afterName: string; readonly afterId: string };

export const START: Place = { afterName: '', afterId: '' };

const selectPlace = statement((db, slot: Slot<{ id: UserId }>) =>
  db.selectFrom('users').select('name_folded').where('id', '=', slot('id')),
);

type Search = Place & { pattern: string; now: number; limit: number; gone: string };

const searchUsers = statement((db, slot: Slot<Search>) =>
  db
    .selectFrom('users')
    .selectAll()
    .where((where) => isBehind(where.ref('name_folded'), where.ref('id'), slot))
    .where('id', '<>', LOBBY_GUEST)
    .where((where) => isLike(where.ref('name_folded'), slot('pattern')))
    .where(sql<string>`coalesce(gone, '')`, '=', slot('gone'))
    .where((where) =>
      where.or([
        where('role', '<>', 'guest'),
        where('gone', 'is not', null),
        where.exists(
          where
            .selectFrom('sessions')
            .select('sessions.id')
            .whereRef('sessions.user_id', '=', 'users.id')
            .where('sessions.expires_at', '>', slot('now')),
        ),
      ]),
    )
    .orderBy('name_folded')
    .orderBy('id')
    .limit(slot('limit')),
);

export async function session(
  db: Queries,
  { id, now }: { readonly id: SessionId; readonly now: number },
): Promise<Session | undefined> {
  const row = await db.one(selectSession, { id, now });
  return row ? sessionOf(id, row) : tokenSession(db, id, now);
}

export async function sessions(
  db: Queries,
  { user, now }: { readonly user: UserId; readonly now: number },
): Promise<readonly LiveSession[]> {
  const rows = await db.all(selectSessions, { user, now });
  return rows
    .map((row) => sessionOf(row.session, row))
    .sort((a, b) => b.usedAt - a.usedAt || byCodeUnit(a.id, b.id));
}

type SessionRow = Parameters<typeof userOf>[0] &
  Pick<Row<'sessions'>, 'device' | 'created_at' | 'used_at' | 'expires_at'>;

const sessionOf = (id: SessionId, row: SessionRow): LiveSession => ({
  id,
  user: userOf(row),
  ...(row.device !== null && { device: row.device }),
  createdAt: row.created_at,
  usedAt: row.used_at,
  expiresAt: row.expires_at,
});

/** The few whose names look alike have a key in common: who is meant most likely. */
async function closest(db: Queries, key: string, name: string) {
  const rows = await db.all(findByName, { key, folded: foldCase(name), handle: name.toLowerCase() });
  return rows.toSorted((a, b) => a.distance - b.distance || byCodeUnit(a.id, b.id))[0];
}

export async function credentials(
  db: Queries,
  of: Parameters<Store['credentials']>[0],
): Promise<Credentials | undefined> {
  const row = await ('user' in of ? db.one(selectCredentials, of) : closest(db, of.key, of.name ?? ''));
  return row && { user: userOf(row), password: row.password };
}

export const hasOwner = async (db: Queries): Promise<boolean> =>
  (await db.one(selectOwner, {})) !== undefined;

/** Those users, each once, in order of id. */
export async function usersNamed(db: Queries, ids: Iterable<UserId>): Promise<readonly User[]> {
  const sorted = [...new Set(ids)].sort(byCodeUnit);
  const users: User[] = [];
  for (let start = 0; start < sorted.length; start += CHUNK) {
    const chunk = sorted.slice(start, start + CHUNK);
    const rows = await db.ask((kysely) =>
      kysely.selectFrom('users').selectAll().where('id', 'in', chunk).orderBy('id'),
    );
    users.push(...rows.map(userOf));
  }
  return users;
}

export async function listUsers(
  db: Queries,
  { now, query = '', after, limit, gone }: Parameters<Store['listUsers']>[0],
): Promise<Awaited<ReturnType<Store['listUsers']>>> {
  const place = await placeOfUser(db, after);
  if (!canBeInName(query) || !place) return { users: [], more: false };
  const rows = await db.all(searchUsers, {
    ...place,
    pattern: containing(query),
    now,
    limit: limit + 1,
    gone: gone ?? '',
  });
  return { users: rows.slice(0, limit).map(userOf), more: rows.length > limit };
}

/** Where a list goes on that came to `after`: undefined if nobody has that id. */
export async function placeOfUser(db: Queries, after: UserId | undefined): Promise<Place | undefined> {
  if (after === undefined) return START;
  const row = await db.one(selectPlace, { id: after });
  return row && { afterName: row.name_folded, afterId: after };
}

/** As one comparison of rows, which an index answers. */
export const isBehind = (
  name: Expression<string>,
  id: Expression<string>,
  slot: Slot<Place>,
): Expression<SqlBool> => sql<SqlBool>`(${name}, ${id}) > (${slot('afterName')}, ${slot('afterId')})`;

/** Said with its escape character: databases differ in what they take for one. */
export const isLike = (name: Expression<string>, pattern: Expression<string>): Expression<SqlBool> =>
  sql<SqlBool>`${name} like ${pattern} escape '\\'`;

/** A LIKE pattern for names that contain `query` as it stands. */
export const containing = (query: string): string => `%${foldCase(query).replace(/[%_\\]/g, '\\$&')}%`;
