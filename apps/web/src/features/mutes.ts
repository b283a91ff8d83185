import { mutesTexts } from '../texts/en/mutes.ts';
import { times } from '../ui/times.ts';

const dayMs = 86_400_000;
/** Beyond this a mute is one without an end. */
const endlessMs = 3_650 * dayMs;

/** For how long one can be muted; the last is until somebody ends it. */
export function muteSpans() {
  const t = mutesTexts();
  return [
    { label: t.minutes, ms: 600_000 },
    { label: t.hour, ms: 3_600_000 },
    { label: t.day, ms: dayMs },
    { label: t.endless, ms: 10 * endlessMs },
  ] as const;
}

/** Until somebody ends it. */
export const isEndless = (until: number, now: number): boolean => until - now > endlessMs;

/** `until 14:30`, `until Monday, 3 March, 14:30`, `until a moderator lifts it`. */
export function muteWords(until: number, now: number): string {
  const t = mutesTexts();
  if (isEndless(until, now)) return t.untilLifted;
  const clock = times.clock(until);
  return times.sameDay(until, now)
    ? t.untilClock({ clock })
    : t.untilDay({ day: times.day(until, now), clock });
}
