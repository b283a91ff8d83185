import type { FakeServer } from '../fake-server.ts';
import { type Answers, named, ok } from './answer.ts';

/** What is answered about people: oneself with all that is one's own, who else is here, and what they did. */
export const aboutPeople = (server: FakeServer): Answers => ({
  'session:sync': () => {
    const { place, preferences } = server;
    return ok({
      you: place.me,
      epoch: place.epoch,
      time: place.now(),
      rooms: [...place.rooms.values()].filter((fake) => place.isMine(fake)).map((fake) => place.entry(fake)),
      users: [...place.users.values()],
      catchups: {},
      preferences: [...preferences].map(([key, value]) => ({ key, value })),
    });
  },
  'session:heads': () => {
    const { place } = server;
    const rooms = [...place.rooms.values()];
    return ok({
      epoch: place.epoch,
      time: place.now(),
      heads: Object.fromEntries(rooms.map(({ room, rev }) => [room.id, rev])),
      reads: Object.fromEntries(rooms.map((fake) => [fake.room.id, place.entry(fake).read])),
    });
  },
  'session:list': () => ok({ sessions: [] }),
  'session:revoke': () => ok({ ended: 0 }),
  'typing:set': () => ok({}),
  'presence:set': () => ok({}),
  'presence:watch': ({ users }) => {
    const { place, presence, pauses } = server;
    return ok({
      presence: users.map((user) => ({
        user,
        state: presence.get(user) ?? 'offline',
        ...(pauses.has(user) && { pausedUntil: pauses.get(user) }),
      })),
      users: users.flatMap((user) => place.users.get(user) ?? []),
    });
  },
  'user:list': ({ query }) => {
    const users = named([...server.place.users.values()], query);
    return ok({ users: users.filter(({ id }) => id !== 'lobby-guest'), more: false });
  },
  'user:update': ({ name, status }) => {
    const { place } = server;
    const { status: before, ...me } = place.users.get(place.me.id) ?? place.me;
    const now = status === undefined ? before : status;
    return ok({ user: server.changeUser({ ...me, name: name ?? me.name, ...(now && { status: now }) }) });
  },
  'user:role': ({ user: id, role }) =>
    ok({ user: server.changeUser({ ...(server.place.users.get(id) ?? server.place.me), role }) }),
  'preference:set': ({ key, value }) => {
    server.setPreference(key, value);
    return ok({});
  },
  'invite:list': () => ok({ invites: [...server.invites], users: [...server.place.users.values()] }),
  'audit:list': () => ok({ entries: [], users: [], more: false }),
});
