import type { Ack, User } from '@parley/events';
import { isOver } from './store-rules.ts';

/** Somebody as they may be told of at that time: without a status that is over (SPEC S4). */
export function userAt(user: User, now: number): User {
  if (!isOver(user.status, now)) return user;
  const { status: _over, ...others } = user;
  return others;
}

/** The same array when nobody's status is over. */
export const usersAt = (users: readonly User[], now: number): readonly User[] =>
  users.some(({ status }) => isOver(status, now)) ? users.map((user) => userAt(user, now)) : users;

/** An answer in which no status is over. The contract has users in answers by themselves or in a list, and nowhere deeper. */
export function answerAt(ack: Ack<unknown>, now: number): Ack<unknown> {
  if (!ack.ok || typeof ack.data !== 'object' || ack.data === null) return ack;
  const changed = Object.entries(ack.data).flatMap(([name, value]) => {
    const told = isUser(value) ? userAt(value, now) : isUsers(value) ? usersAt(value, now) : value;
    return told === value ? [] : [[name, told] as const];
  });
  return changed.length === 0 ? ack : { ok: true, data: { ...ack.data, ...Object.fromEntries(changed) } };
}

const isUser = (value: unknown): value is User =>
  typeof value === 'object' && value !== null && 'changedAt' in value && 'role' in value;

const isUsers = (value: unknown): value is readonly User[] => Array.isArray(value) && isUser(value[0]);
