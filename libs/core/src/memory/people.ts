import type { User, UserId } from '@parley/events';
import { byCodeUnit } from '../store-rules.ts';
import type { MemoryState } from './state.ts';

/** Who has a session that is good at `now`. */
export const liveUsers = ({ sessions }: MemoryState, now: number): ReadonlySet<UserId> =>
  new Set([...sessions.values()].filter(({ expiresAt }) => expiresAt > now).map(({ user }) => user));

/** Those users, each once, in order of id. */
export const usersNamed = ({ users }: MemoryState, ids: readonly UserId[]): readonly User[] =>
  [...new Set(ids)].sort(byCodeUnit).flatMap((id) => users.get(id)?.user ?? []);

export const hasOwner = ({ users }: MemoryState): boolean =>
  [...users.values()].some(({ user }) => user.role === 'owner');
