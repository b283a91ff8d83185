import type { Store } from '@parley/core';
import type { FileId, RoomId, UserId } from '@parley/events';
import { searchTerms } from '@parley/core/search-text';
import type { SecretHash, SessionId } from '@parley/core';

interface Known {
  readonly users: readonly UserId[];
  readonly rooms: readonly RoomId[];
  readonly sessions: readonly SessionId[];
}

/** Everything that can be read of those, by several queries each. */
export async function everything(store: Store, { users, rooms, sessions }: Known): Promise<object> {
  const found: Record<string, unknown> = { users: await store.users(users), bots: await store.bots() };
  found['retained'] = [await store.retained(), await store.removals()];
  for (const gone of [undefined, 'banned'] as const)
    found[`gone ${gone}`] = await store.listUsers({ now: 30, limit: 9, ...(gone && { gone }) });
  found['reports'] = await store.reports({ resolved: false, limit: 3 });
  found['resolved'] = await store.reports({ resolved: true, limit: 3 });
  found['purge'] = await store.purge(2);
  for (const before of [undefined, 3]) found[`audit ${before}`] = await store.audit({ before, limit: 4 });
  for (const query of [undefined, 'A', '%'])
    found[`listUsers ${query}`] = await store.listUsers({ now: 30, query, limit: 3 });
  for (const id of sessions) for (const now of [0, 30]) found[`${id} ${now}`] = await store.session(id, now);
  found['invites'] = await store.invites();
  for (const id of ['i0', 'i1', 'i2', 'i3'])
    found[`invite ${id}`] = await store.invite(`of ${id}` as SecretHash, 30);
  for (const user of users) found[`codes ${user}`] = await store.recoveryCodes(user);
  found['hasOwner'] = await store.hasOwner();
  for (const key of ['a', 'tea']) found[`credentials of ${key}`] = await store.credentials({ key });
  const files = ['0', '1', '2', '3', '4', '5'].map((digit) => `f${digit.repeat(32)}` as FileId);
  found['kept files'] = await store.keptFiles(files);
  for (const id of files) found[`file ${id}`] = await store.file(id);
  for (const user of users) {
    found[`bytes ${user}`] = await store.fileBytes(user);
    found[`with files ${user}`] = await store.search({ user, terms: [], has: 'file', limit: 3 });
    found[`preferences ${user}`] = await store.preferences(user);
    found[`tokens ${user}`] = await store.tokens(user);
    found[`sessions ${user}`] = await store.sessions(user, 30);
    found[`credentials ${user}`] = await store.credentials({ user });
    found[`memberships ${user}`] = await store.memberships(user);
    found[`mentions ${user}`] = await store.mentions(user);
    found[`entries ${user}`] = await store.entries(user);
    for (const query of [undefined, 'T'])
      found[`rooms ${user} ${query}`] = await store.listRooms({ user, query, limit: 4 });
  }
  for (const user of users)
    for (const query of ['', 'e', 'on', 'one', '👍', 'o ne'])
      for (const filter of [{}, { room: rooms[0] }, { from: users[0], before: 25_000 }, { cursor: '7' }])
        found[`search ${user} ${query} ${JSON.stringify(filter)}`] = await store.search({
          user,
          terms: searchTerms(query),
          limit: 3,
          ...filter,
        });
  for (const room of rooms) {
    found[room] = await store.room(room);
    found[`members ${room}`] = await store.members({ room, after: users[0], limit: 2 });
    for (const at of [{}, { before: 3 }, { after: 2 }, { around: 4 }])
      found[`history ${room} ${JSON.stringify(at)}`] = await store.history({ room, ...at, limit: 4 });
    for (const since of [0, 3, 9])
      found[`changes ${room} ${since}`] = await store.changes({ room, since, limit: 5 });
    for (const user of users.slice(0, 2))
      found[`said ${user} ${room}`] = await store.said({ room, user, after: 1, to: 6 });
    for (const before of [undefined, 9])
      found[`pins ${room} ${before}`] = await store.pins({ room, before, limit: 2 });
    for (const before of [undefined, 4])
      found[`files ${room} ${before}`] = await store.files({ room, before, limit: 2 });
    found[`message ${room}`] = await store.message(room, 2);
  }
  return found;
}
