import type { NewSession, SessionId, WriteOf, WriteResult } from '@parley/core';
import { done, refusals } from '@parley/core/store-rules';
import type { EndReason, UserId } from '@parley/events';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';

const insertSession = statement((db, slot: Slot<Row<'sessions'>>) =>
  db.insertInto('sessions').values({
    id: slot('id'),
    user_id: slot('user_id'),
    created_at: slot('created_at'),
    expires_at: slot('expires_at'),
    device: slot('device'),
    used_at: slot('used_at'),
  }),
);

const updateExpiry = statement((db, slot: Slot<{ id: SessionId; now: number; expiresAt: number }>) =>
  db
    .updateTable('sessions')
    .set({ expires_at: slot('expiresAt'), used_at: slot('now') })
    .where('id', '=', slot('id'))
    .where('expires_at', '>', slot('now')),
);

const deleteSession = statement((db, slot: Slot<{ id: SessionId }>) =>
  db.deleteFrom('sessions').where('id', '=', slot('id')),
);

const selectOwn = statement((db, slot: Slot<{ id: SessionId; user: UserId }>) =>
  db.selectFrom('sessions').select('id').where('id', '=', slot('id')).where('user_id', '=', slot('user')),
);

const selectSessions = statement((db, slot: Slot<{ user: UserId }>) =>
  db.selectFrom('sessions').select('id').where('user_id', '=', slot('user')),
);

export async function keepSession(
  { db }: Draft,
  { user, session, at }: { readonly user: UserId; readonly session: NewSession; readonly at: number },
): Promise<void> {
  const { id, expiresAt: expires_at, device = null } = session;
  await db.run(insertSession, { id, user_id: user, created_at: at, used_at: at, expires_at, device });
}

export const hasSession = async ({ db }: Draft, id: SessionId, user: UserId): Promise<boolean> =>
  (await db.one(selectOwn, { id, user })) !== undefined;

export async function closeSession(draft: Draft, session: SessionId, reason: EndReason): Promise<void> {
  if ((await draft.db.run(deleteSession, { id: session })) > 0) draft.endedSessions.push({ session, reason });
}

/** Ends all sessions of a user, but for one; answers how many. */
export async function closeSessions(draft: Draft, user: UserId, but?: SessionId): Promise<number> {
  const ids = (await draft.db.all(selectSessions, { user })).map(({ id }) => id);
  const ending = ids.filter((id) => id !== but).sort();
  for (const id of ending) await closeSession(draft, id, 'signed_out');
  return ending.length;
}

export async function extendSession(
  draft: Draft,
  { session: id, expiresAt, at: now }: WriteOf<'extendSession'>,
): Promise<WriteResult<'extendSession'>> {
  const extended = await draft.db.run(updateExpiry, { id, now, expiresAt });
  return extended === 0 ? refusals.noSession : done<'extendSession'>({ expiresAt });
}

export async function endSession(
  draft: Draft,
  { session }: WriteOf<'endSession'>,
): Promise<WriteResult<'endSession'>> {
  await closeSession(draft, session, 'signed_out');
  return done<'endSession'>({});
}

export async function endSessions(
  draft: Draft,
  { user, but }: WriteOf<'endSessions'>,
): Promise<WriteResult<'endSessions'>> {
  return done<'endSessions'>({ ended: await closeSessions(draft, user, but) });
}
