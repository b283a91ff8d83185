import { times } from '../ui/times.ts';

const dayMs = 86_400_000;
/** Beyond this a mute is one without an end. */
const endlessMs = 3_650 * dayMs;

/** For how long one can be muted; the last is until somebody ends it. */
export const muteSpans = [
  { label: 'Mute for 10 minutes', ms: 600_000 },
  { label: 'Mute for an hour', ms: 3_600_000 },
  { label: 'Mute for a day', ms: dayMs },
  { label: 'Mute until lifted', ms: 10 * endlessMs },
] as const;

/** `until 14:30`, `until Monday, 3 March, 14:30`, `until a moderator lifts it`. */
export function muteWords(until: number, now: number): string {
  if (until - now > endlessMs) return 'until a moderator lifts it';
  const clock = times.clock(until);
  return times.sameDay(until, now) ? `until ${clock}` : `until ${times.day(until, now)}, ${clock}`;
}
