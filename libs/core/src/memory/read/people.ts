import { foldCase, inNameOrder, LOBBY_GUEST, type Preference, type User, type UserId } from '@parley/events';
import type { LiveSession, Session, SessionId, Totals } from '../../ports.ts';
import { byCodeUnit } from '../../store-rules.ts';
import { liveUsers } from '../people.ts';
import { isThread } from '../rooms.ts';
import type { MemoryState, MemoryUser } from '../state.ts';
import type { Answer, Query } from './calls.ts';
import { contains, isBehind, placeIn } from './name-order.ts';

export const allUsers = ({ users }: MemoryState): User[] => [...users.values()].map(({ user }) => user);

export function session(state: MemoryState, id: SessionId, now: number): Session | undefined {
  const found = state.sessions.get(id) ?? tokenSession(state, id);
  const known = found && state.users.get(found.user);
  if (!known || (found.expiresAt ?? now + 1) <= now) return undefined;
  return { ...found, id, user: known.user };
}

function tokenSession({ tokens }: MemoryState, id: SessionId) {
  const token = [...tokens.values()].find((each) => each.session === id);
  if (!token) return undefined;
  const { bot: user, createdAt, expiresAt, scopes, usedAt } = token;
  return { user, createdAt, expiresAt, token: { scopes, usedAt } };
}

export function sessions(state: MemoryState, user: UserId, now: number): readonly LiveSession[] {
  const known = state.users.get(user)?.user;
  return [...state.sessions]
    .flatMap(([id, each]) => (known?.id === each.user ? { ...each, id, user: known } : []))
    .filter(({ expiresAt }) => expiresAt > now)
    .sort((a, b) => b.usedAt - a.usedAt || byCodeUnit(a.id, b.id));
}

export function credentials(state: MemoryState, of: Query<'credentials'>): Answer<'credentials'> {
  const able = [...state.users.values()]
    .filter(({ password }) => password !== undefined)
    .sort((a, b) => byCodeUnit(a.user.id, b.user.id));
  const found =
    'user' in of
      ? able.find(({ user }) => user.id === of.user)
      : (able.find((each) => hasKey(each, of.key) && isCalled(each.user, of.name)) ??
        able.find(({ nameKey }) => nameKey === of.key) ??
        able.find((each) => hasKey(each, of.key)));
  return found?.password === undefined ? undefined : { user: found.user, password: found.password };
}

const hasKey = ({ nameKey, handleKey }: MemoryUser, key: string): boolean =>
  nameKey === key || handleKey === key;

const isCalled = ({ name, handle }: User, by: string | undefined): boolean =>
  by !== undefined && (foldCase(name) === foldCase(by) || handle === by.toLowerCase());

export function listUsers(
  state: MemoryState,
  { now, query, after, limit, gone }: Query<'listUsers'>,
): Answer<'listUsers'> {
  const live = liveUsers(state, now);
  const all = allUsers(state);
  const place = placeIn(all, after);
  const users = all
    .filter((user) => user.id !== LOBBY_GUEST && contains(user.name, query) && isBehind(user, place))
    .filter((user) => user.gone === gone)
    .filter(({ id, role }) => gone !== undefined || role !== 'guest' || live.has(id))
    .sort(inNameOrder);
  return { users: users.slice(0, limit), more: users.length > limit };
}

export function preferences(state: MemoryState, user: UserId): readonly Preference[] {
  return [...(state.preferences.get(user) ?? [])]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([key, json]) => ({ key, value: JSON.parse(json) }));
}

export function totals(state: MemoryState, now: number): Totals {
  const live = liveUsers(state, now);
  const people = { owner: 0, admin: 0, member: 0, guest: 0, bot: 0 };
  for (const { id, role } of allUsers(state))
    if (id !== LOBBY_GUEST && (role !== 'guest' || live.has(id))) people[role] += 1;
  const rooms = [...state.rooms.values()];
  const count = rooms.filter((room) => !isThread(room)).length;
  return { people, rooms: count, messages: rooms.reduce((sum, { seq }) => sum + seq, 0), bytes: 0 };
}
