import { channelKey, NAME_RULE, nameKey } from '@parley/core/name-key';
import type { RoomId, UserId } from '@parley/events';
import { type Queries, type Slot, statement } from './statement.ts';

const selectRule = statement((db) => db.selectFrom('meta').select('name_rule'));

const updateRule = statement((db, slot: Slot<{ rule: number }>) =>
  db.updateTable('meta').set({ name_rule: slot('rule') }),
);

/** Who has deleted the account has a key that no name has. */
const selectUsers = statement((db) =>
  db
    .selectFrom('users')
    .select(['id', 'name', 'name_key', 'handle', 'handle_key'])
    .where((where) => where.or([where('gone', 'is', null), where('gone', '<>', 'deleted')])),
);

const updateUser = statement((db, slot: Slot<{ id: UserId; name_key: string; handle_key: string | null }>) =>
  db
    .updateTable('users')
    .set({ name_key: slot('name_key'), handle_key: slot('handle_key') })
    .where('id', '=', slot('id')),
);

/** The oldest first: where two have come to look alike, it is theirs. */
const selectChannels = statement((db) =>
  db
    .selectFrom('rooms')
    .select(['id', 'name', 'key'])
    .where('kind', '=', 'channel')
    .where('key', 'is not', null)
    .orderBy('created_at')
    .orderBy('id'),
);

const updateKey = statement((db, slot: Slot<{ id: RoomId; key: string }>) =>
  db
    .updateTable('rooms')
    .set({ key: slot('key') })
    .where('id', '=', slot('id')),
);

/**
 * Makes the keys of all names anew if they were made by another rule than today's. Names that have come to share one stay as they
 * are; nobody new gets such a name. Inside a transaction of the caller.
 */
export async function renewNameKeys(db: Queries): Promise<void> {
  if ((await db.one(selectRule, {}))?.name_rule === NAME_RULE) return;
  for (const { id, name, name_key, handle, handle_key } of await db.all(selectUsers, {})) {
    const keys = { name_key: nameKey(name), handle_key: handle === null ? null : nameKey(handle) };
    if (keys.name_key !== name_key || keys.handle_key !== handle_key)
      await db.run(updateUser, { id, ...keys });
  }
  const channels = await db.all(selectChannels, {});
  // A key is unique at any time, so first all that change get one that no name has.
  for (const { id } of channels) await db.run(updateKey, { id, key: ownKey(id) });
  const given = new Set<string>();
  for (const { id, name } of channels) {
    const key = channelKey(name);
    if (!given.has(key)) await db.run(updateKey, { id, key });
    given.add(key);
  }
  await db.run(updateRule, { rule: NAME_RULE });
}

/** Keys of names hold no blanks. */
const ownKey = (id: RoomId): string => `channel: ${id}`;
