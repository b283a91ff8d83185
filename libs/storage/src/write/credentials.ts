import type { WriteOf, WriteResult } from '@parley/core';
import { done, refusals } from '@parley/core/store-rules';
import type { UserId } from '@parley/events';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';
import { closeSession, closeSessions, keepSession } from './sessions.ts';

const upsertPassword = statement((db, slot: Slot<Row<'credentials'>>) =>
  db
    .insertInto('credentials')
    .values({ user_id: slot('user_id'), password: slot('password'), changed_at: slot('changed_at') })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({ password: slot('password'), changed_at: slot('changed_at') }),
    ),
);

const selectPassword = statement((db, slot: Slot<{ user: UserId }>) =>
  db.selectFrom('credentials').select('password').where('user_id', '=', slot('user')),
);

export async function keepPassword(
  { db }: Draft,
  { user, password, at }: { readonly user: UserId; readonly password: string; readonly at: number },
): Promise<void> {
  await db.run(upsertPassword, { user_id: user, password, changed_at: at });
}

/** Whether the password is still the one that was compared with. */
export const isProven = async ({ db }: Draft, user: UserId, proof: string): Promise<boolean> =>
  (await db.one(selectPassword, { user }))?.password === proof;

export async function openSession(
  draft: Draft,
  { user: id, proof, session, replaces, at }: WriteOf<'openSession'>,
): Promise<WriteResult<'openSession'>> {
  const user = await draft.user(id);
  if (!user) return refusals.noUser;
  if (user.gone || !(await isProven(draft, id, proof))) return refusals.proofOutdated;
  if (replaces) await closeSession(draft, replaces, 'signed_out');
  await keepSession(draft, { user: id, session, at });
  return done<'openSession'>({ user });
}

export async function setPassword(
  draft: Draft,
  { user, proof, password, endsOthers, at }: WriteOf<'setPassword'>,
): Promise<WriteResult<'setPassword'>> {
  if (!(await draft.user(user))) return refusals.noUser;
  if (!(await isProven(draft, user, proof))) return refusals.proofOutdated;
  await keepPassword(draft, { user, password, at });
  if (endsOthers) await closeSessions(draft, user, endsOthers);
  return done<'setPassword'>({});
}
