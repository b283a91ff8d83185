import type { Session, SessionId, Store } from '@parley/core';
import { byCodeUnit, canBeInName, foldCase } from '@parley/core/store-rules';
import type { User, UserId } from '@parley/events';
import { LOBBY_GUEST } from '@parley/events/ids';
import { type Expression, sql, type SqlBool } from 'kysely';
import { userOf } from '../rows.ts';
import { type Queries, type Slot, statement } from '../statement.ts';

/** Ids in one query: databases bound the number of parameters. */
const CHUNK = 500;

const selectSession = statement((db, slot: Slot<{ id: SessionId; now: number }>) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id', 'users.changed_at', 'users.kind', 'users.name'])
    .select(['sessions.created_at', 'sessions.expires_at'])
    .where('sessions.id', '=', slot('id'))
    .where('sessions.expires_at', '>', slot('now')),
);

const searchUsers = statement(
  (db, slot: Slot<{ after: UserId | null; pattern: string; now: number; limit: number }>) =>
    db
      .selectFrom('users')
      .selectAll()
      .where('id', '>', sql<UserId>`coalesce(${slot('after')}, '')`)
      .where('id', '<>', LOBBY_GUEST)
      .where((where) => isLike(where.ref('name_folded'), slot('pattern')))
      .where((where) =>
        where.or([
          where('kind', '<>', 'guest'),
          where.exists(
            where
              .selectFrom('sessions')
              .select('sessions.id')
              .whereRef('sessions.user_id', '=', 'users.id')
              .where('sessions.expires_at', '>', slot('now')),
          ),
        ]),
      )
      .orderBy('id')
      .limit(slot('limit')),
);

export async function session(
  db: Queries,
  { id, now }: { readonly id: SessionId; readonly now: number },
): Promise<Session | undefined> {
  const row = await db.one(selectSession, { id, now });
  return row && { id, user: userOf(row), createdAt: row.created_at, expiresAt: row.expires_at };
}

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
  { now, query = '', after, limit }: Parameters<Store['listUsers']>[0],
): Promise<Awaited<ReturnType<Store['listUsers']>>> {
  if (!canBeInName(query)) return { users: [], more: false };
  const rows = await db.all(searchUsers, {
    after: after ?? null,
    pattern: containing(query),
    now,
    limit: limit + 1,
  });
  return { users: rows.slice(0, limit).map(userOf), more: rows.length > limit };
}

/** Said with its escape character: databases differ in what they take for one. */
export const isLike = (name: Expression<string>, pattern: Expression<string>): Expression<SqlBool> =>
  sql<SqlBool>`${name} like ${pattern} escape '\\'`;

/** A LIKE pattern for names that contain `query` as it stands. */
export const containing = (query: string): string => `%${foldCase(query).replace(/[%_\\]/g, '\\$&')}%`;
