import type { SessionId, WriteOf, WriteResult } from '@parley/core';
import { done, refusals } from '@parley/core/store-rules';
import type { TokenId, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';

const insertToken = statement((db, slot: Slot<Omit<Row<'tokens'>, 'used_at'>>) =>
  db.insertInto('tokens').values({
    id: slot('id'),
    session_id: slot('session_id'),
    user_id: slot('user_id'),
    name: slot('name'),
    scopes: slot('scopes'),
    created_at: slot('created_at'),
    created_by: slot('created_by'),
    expires_at: slot('expires_at'),
  }),
);

const sameToken = statement((db, slot: Slot<{ id: TokenId; session: SessionId }>) =>
  db
    .selectFrom('tokens')
    .select('id')
    .where((where) => where.or([where('id', '=', slot('id')), where('session_id', '=', slot('session'))])),
);

const countTokens = statement((db, slot: Slot<{ user: UserId }>) =>
  db
    .selectFrom('tokens')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('user_id', '=', slot('user')),
);

const selectToken = statement((db, slot: Slot<{ id: TokenId }>) =>
  db.selectFrom('tokens').select('session_id').where('id', '=', slot('id')),
);

const deleteToken = statement((db, slot: Slot<{ id: TokenId }>) =>
  db.deleteFrom('tokens').where('id', '=', slot('id')),
);

const selectUse = statement((db, slot: Slot<{ session: SessionId }>) =>
  db.selectFrom('tokens').select('used_at').where('session_id', '=', slot('session')),
);

const updateUse = statement((db, slot: Slot<{ session: SessionId; at: number }>) =>
  db
    .updateTable('tokens')
    .set({ used_at: slot('at') })
    .where('session_id', '=', slot('session')),
);

export async function createToken(
  draft: Draft,
  { token, actor, at }: WriteOf<'createToken'>,
): Promise<WriteResult<'createToken'>> {
  const { id, session, bot, name, scopes, expiresAt } = token;
  if ((await draft.user(bot))?.role !== 'bot') return refusals.noBot;
  if (!(await draft.user(actor))) return refusals.noUser;
  if (await draft.db.one(sameToken, { id, session })) return refusals.idTaken;
  const known = await draft.db.one(countTokens, { user: bot });
  if ((known?.count ?? 0) >= limits.tokensPerBot) return refusals.tooManyTokens;
  await draft.db.run(insertToken, {
    id,
    session_id: session,
    user_id: bot,
    name,
    scopes: scopes.join(' '),
    created_at: at,
    created_by: actor,
    expires_at: expiresAt ?? null,
  });
  return done<'createToken'>({});
}

export async function revokeToken(
  draft: Draft,
  { token: id }: WriteOf<'revokeToken'>,
): Promise<WriteResult<'revokeToken'>> {
  const token = await draft.db.one(selectToken, { id });
  if (!token) return refusals.noToken;
  await draft.db.run(deleteToken, { id });
  draft.endedSessions.push({ session: token.session_id, reason: 'signed_out' });
  return done<'revokeToken'>({});
}

export async function noteTokenUse(
  draft: Draft,
  { session, at }: WriteOf<'noteTokenUse'>,
): Promise<WriteResult<'noteTokenUse'>> {
  const token = await draft.db.one(selectUse, { session });
  if (!token) return refusals.noToken;
  await draft.db.run(updateUse, { session, at: Math.max(at, token.used_at ?? 0) });
  return done<'noteTokenUse'>({});
}
