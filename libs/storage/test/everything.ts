import type { Store } from '@parley/core';
import type { RoomId, UserId } from '@parley/events';
import type { SessionId } from '@parley/core';

interface Known {
  readonly users: readonly UserId[];
  readonly rooms: readonly RoomId[];
  readonly sessions: readonly SessionId[];
}

/** Everything that can be read of those, by several queries each. */
export async function everything(store: Store, { users, rooms, sessions }: Known): Promise<object> {
  const found: Record<string, unknown> = { users: await store.users(users) };
  for (const query of [undefined, 'A', '%'])
    found[`listUsers ${query}`] = await store.listUsers({ now: 30, query, limit: 3 });
  for (const id of sessions) for (const now of [0, 30]) found[`${id} ${now}`] = await store.session(id, now);
  for (const user of users) {
    found[`memberships ${user}`] = await store.memberships(user);
    found[`entries ${user}`] = await store.entries(user);
    for (const query of [undefined, 'T'])
      found[`rooms ${user} ${query}`] = await store.listRooms({ user, query, limit: 4 });
  }
  for (const room of rooms) {
    found[room] = await store.room(room);
    found[`members ${room}`] = await store.members({ room, after: users[0], limit: 2 });
    for (const at of [{}, { before: 3 }, { after: 2 }, { around: 4 }])
      found[`history ${room} ${JSON.stringify(at)}`] = await store.history({ room, ...at, limit: 4 });
    for (const since of [0, 3, 9])
      found[`changes ${room} ${since}`] = await store.changes({ room, since, limit: 5 });
    found[`message ${room}`] = await store.message(room, 2);
  }
  return found;
}
