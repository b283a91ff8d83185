import type { Preference, UserId } from '@parley/events';
import { type Queries, type Slot, statement } from '../statement.ts';

const selectPreferences = statement((db, slot: Slot<{ user: UserId }>) =>
  db.selectFrom('preferences').select(['key', 'value']).where('user_id', '=', slot('user')).orderBy('key'),
);

export async function preferences(db: Queries, user: UserId): Promise<readonly Preference[]> {
  const rows = await db.all(selectPreferences, { user });
  return rows.map(({ key, value }) => ({ key, value: JSON.parse(value) }));
}
