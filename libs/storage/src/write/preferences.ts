import type { WriteOf, WriteResult } from '@parley/core';
import { done, refusals } from '@parley/core/store-rules';
import type { UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';

const selectSizes = statement((db, slot: Slot<{ user: UserId; key: string }>) =>
  db
    .selectFrom('preferences')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number | null>('size').as('chars')])
    .where('user_id', '=', slot('user'))
    .where('key', '<>', slot('key')),
);

const selectOne = statement((db, slot: Slot<{ user: UserId; key: string }>) =>
  db
    .selectFrom('preferences')
    .select('value')
    .where('user_id', '=', slot('user'))
    .where('key', '=', slot('key')),
);

const putOne = statement((db, slot: Slot<Row<'preferences'>>) =>
  db
    .insertInto('preferences')
    .values({ user_id: slot('user_id'), key: slot('key'), value: slot('value'), size: slot('size') })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'key']).doUpdateSet({ value: slot('value'), size: slot('size') }),
    ),
);

const deleteOne = statement((db, slot: Slot<{ user: UserId; key: string }>) =>
  db.deleteFrom('preferences').where('user_id', '=', slot('user')).where('key', '=', slot('key')),
);

export async function setPreference(
  draft: Draft,
  { actor: user, key, value }: WriteOf<'setPreference'>,
): Promise<WriteResult<'setPreference'>> {
  if (!(await draft.user(user))) return refusals.noUser;
  const { db } = draft;
  const json = value === null ? undefined : JSON.stringify(value);
  if ((await db.one(selectOne, { user, key }))?.value === json) return done<'setPreference'>({});
  if (json === undefined) await db.run(deleteOne, { user, key });
  else {
    const { count = 0, chars } = (await db.one(selectSizes, { user, key })) ?? {};
    if (count >= limits.preferences || (chars ?? 0) + json.length > limits.preferenceChars)
      return refusals.tooManyPreferences;
    await db.run(putOne, { user_id: user, key, value: json, size: json.length });
  }
  draft.setPreference({ user, key, value });
  return done<'setPreference'>({});
}
