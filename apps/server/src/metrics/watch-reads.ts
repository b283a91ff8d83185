import type { Store } from '@parley/core';
import type { Clock } from '@parley/events';
import { withMethods } from '../with-methods.ts';

/** Tells of a query that was answered, or failed, after so many milliseconds. */
export type ReadWatch = (query: string, ms: number) => void;

/** `store` that tells of all its queries. */
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
    bots: () => timed('bots', store.bots()),
    tokens: (bot) => timed('tokens', store.tokens(bot)),
    sessions: (user, now) => timed('sessions', store.sessions(user, now)),
    credentials: (of) => timed('credentials', store.credentials(of)),
    invite: (secret, now) => timed('invite', store.invite(secret, now)),
    invites: () => timed('invites', store.invites()),
    recoveryCodes: (user) => timed('recoveryCodes', store.recoveryCodes(user)),
    hasOwner: () => timed('hasOwner', store.hasOwner()),
    users: (ids) => timed('users', store.users(ids)),
    preferences: (user) => timed('preferences', store.preferences(user)),
    listUsers: (query) => timed('listUsers', store.listUsers(query)),
    totals: (now) => timed('totals', store.totals(now)),
    room: (id) => timed('room', store.room(id)),
    memberships: (user) => timed('memberships', store.memberships(user)),
    entries: (user) => timed('entries', store.entries(user)),
    mentions: (user) => timed('mentions', store.mentions(user)),
    listRooms: (query) => timed('listRooms', store.listRooms(query)),
    members: (query) => timed('members', store.members(query)),
    history: (query) => timed('history', store.history(query)),
    changes: (query) => timed('changes', store.changes(query)),
    search: (query) => timed('search', store.search(query)),
    message: (room, seq) => timed('message', store.message(room, seq)),
    pins: (query) => timed('pins', store.pins(query)),
    file: (id) => timed('file', store.file(id)),
    keptFiles: (ids) => timed('keptFiles', store.keptFiles(ids)),
    fileBytes: (user) => timed('fileBytes', store.fileBytes(user)),
    files: (query) => timed('files', store.files(query)),
    report: (id) => timed('report', store.report(id)),
    reports: (query) => timed('reports', store.reports(query)),
    purge: (limit) => timed('purge', store.purge(limit)),
    audit: (query) => timed('audit', store.audit(query)),
    retained: () => timed('retained', store.retained()),
    removals: () => timed('removals', store.removals()),
    said: (query) => timed('said', store.said(query)),
  });
}
