import type { Session, SessionId, Store } from '@parley/core';
import type { Scope, User, UserId } from '@parley/events';
import { userColumns, userOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Queries, type Slot, statement } from '../statement.ts';

const selectBots = statement((db) =>
  db.selectFrom('users').selectAll().where('role', '=', 'bot').orderBy('id'),
);

const selectTokens = statement((db, slot: Slot<{ user: UserId }>) =>
  db.selectFrom('tokens').selectAll().where('user_id', '=', slot('user')).orderBy('id'),
);

const selectTokenSession = statement((db, slot: Slot<{ session: SessionId; now: number }>) =>
  db
    .selectFrom('tokens')
    .innerJoin('users', 'users.id', 'tokens.user_id')
    .select(userColumns)
    .select(['tokens.created_at', 'tokens.expires_at', 'tokens.scopes', 'tokens.used_at'])
    .where('tokens.session_id', '=', slot('session'))
    .where((where) =>
      where.or([where('tokens.expires_at', 'is', null), where('tokens.expires_at', '>', slot('now'))]),
    ),
);

export async function bots(db: Queries): Promise<readonly User[]> {
  return (await db.all(selectBots, {})).map(userOf);
}

export async function tokens(db: Queries, user: UserId): ReturnType<Store['tokens']> {
  return (await db.all(selectTokens, { user })).map((row) => ({
    session: row.session_id,
    token: {
      id: row.id,
      bot: row.user_id,
      name: row.name,
      scopes: scopesOf(row),
      createdAt: row.created_at,
      createdBy: row.created_by,
      ...(row.expires_at !== null && { expiresAt: row.expires_at }),
      ...(row.used_at !== null && { usedAt: row.used_at }),
    },
  }));
}

/** The session that a token is. */
export async function tokenSession(db: Queries, id: SessionId, now: number): Promise<Session | undefined> {
  const row = await db.one(selectTokenSession, { session: id, now });
  return (
    row && {
      id,
      user: userOf(row),
      createdAt: row.created_at,
      expiresAt: row.expires_at ?? undefined,
      token: { scopes: scopesOf(row), usedAt: row.used_at ?? undefined },
    }
  );
}

const isScope = (word: string): word is Scope => word === 'read' || word === 'write' || word === 'moderate';

const scopesOf = ({ scopes }: Pick<Row<'tokens'>, 'scopes'>): Scope[] => scopes.split(' ').filter(isScope);
