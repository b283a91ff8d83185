import type { Store } from '@parley/core';
import type { Clock } from '@parley/events';
import { withMethods } from '../with-methods.ts';

/** Tells of a query that was answered, or failed, after so many milliseconds. */
export type ReadWatch = (query: string, ms: number) => void;

/** `store` that tells of its queries. */
export function watchReads(store: Store, clock: Clock, watch: ReadWatch): Store {
  const timed = async <T>(query: string, answer: Promise<T>): Promise<T> => {
    const start = clock.monotonic();
    try {
      return await answer;
    } finally {
      watch(query, clock.monotonic() - start);
    }
  };
  return withMethods(store, {
    session: (id, now) => timed('session', store.session(id, now)),
    users: (ids) => timed('users', store.users(ids)),
    listUsers: (query) => timed('listUsers', store.listUsers(query)),
    totals: (now) => timed('totals', store.totals(now)),
    room: (id) => timed('room', store.room(id)),
    memberships: (user) => timed('memberships', store.memberships(user)),
    entries: (user) => timed('entries', store.entries(user)),
    listRooms: (query) => timed('listRooms', store.listRooms(query)),
    members: (query) => timed('members', store.members(query)),
    history: (query) => timed('history', store.history(query)),
    changes: (query) => timed('changes', store.changes(query)),
    message: (room, seq) => timed('message', store.message(room, seq)),
  });
}
