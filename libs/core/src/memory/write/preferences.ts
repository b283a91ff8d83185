import { limits } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { done, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';

export function setPreference(
  draft: MemoryDraft,
  { actor: user, key, value }: WriteOf<'setPreference'>,
): WriteResult<'setPreference'> {
  const { users, preferences } = draft.state;
  if (!users.has(user)) return refusals.noUser;
  const mine = preferences.get(user) ?? new Map<string, string>();
  const json = value === null ? undefined : JSON.stringify(value);
  if (mine.get(key) === json) return done<'setPreference'>({});
  const others = [...mine].filter(([other]) => other !== key).map(([, kept]) => kept.length);
  const chars = others.reduce((sum, length) => sum + length, 0);
  const isTooMuch = (more: string): boolean =>
    others.length >= limits.preferences || chars + more.length > limits.preferenceChars;
  if (json !== undefined && isTooMuch(json)) return refusals.tooManyPreferences;
  if (json === undefined) mine.delete(key);
  else mine.set(key, json);
  preferences.set(user, mine);
  draft.setPreference({ user, key, value });
  return done<'setPreference'>({});
}
