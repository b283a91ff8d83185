import { perLocale } from '../texts/language.ts';

/** Times as a reader sees them, in the zone and language of the browser (or of the test). */
export interface Times {
  /** `14:03`. */
  clock(at: number): string;
  /** `14:03`, or `2:03` where the half of the day is said apart: for narrow places with the full time beside them. */
  shortClock(at: number): string;
  /** `14:03:27`. */
  clockWithSeconds(at: number): string;
  /** `Today`, `Yesterday`, `Monday, 3 March`, with the year when it is another one. */
  day(at: number, now: number): string;
  /** `Friday, 20 November 2026 at 14:03:27`: everything, for a tooltip. */
  full(at: number): string;
  /** Do two moments lie on one calendar day? */
  sameDay(a: number, b: number): boolean;
}

const quarterMs = 15 * 60_000;
const minuteMs = 60_000;
const keptSteps = 2_000;

/** A list asks for the same times again and again, and formatting one takes longer than drawing it. */
function remembering(stepMs: number, write: (at: number) => string): (at: number) => string {
  const known = new Map<number, string>();
  return (at) => {
    const step = Math.floor(at / stepMs);
    const written = known.get(step) ?? write(at);
    if (known.size >= keptSteps) known.clear();
    known.set(step, written);
    return written;
  };
}

export function makeTimes(locale?: string, timeZone?: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, timeZone === undefined ? options : { ...options, timeZone });
  const clock = format({ timeStyle: 'short' });
  const seconds = format({ timeStyle: 'medium' });
  const full = format({ dateStyle: 'full', timeStyle: 'medium' });
  const dayOfYear = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const dayWithYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  // Year, month and day alone decide, so a fixed numeric form serves as the calendar day's key.
  const numeric = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  // In no time zone does a day begin within a quarter of an hour.
  const key = remembering(quarterMs, (at) => numeric.format(at));
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

  const daysBetween = (at: number, now: number) =>
    Math.round((Date.parse(key(now)) - Date.parse(key(at))) / 86_400_000);

  return {
    clock: remembering(minuteMs, (at) => clock.format(at)),
    shortClock: remembering(minuteMs, (at) =>
      clock
        .formatToParts(at)
        .filter(({ type }) => type !== 'dayPeriod')
        .map(({ value }) => value)
        .join('')
        .trim(),
    ),
    clockWithSeconds: (at) => seconds.format(at),
    full: (at) => full.format(at),
    sameDay: (a, b) => key(a) === key(b),
    day: (at, now) => {
      const ago = daysBetween(at, now);
      if (ago === 0 || ago === 1) return capital(relative.format(-ago, 'day'));
      return (key(at).slice(0, 4) === key(now).slice(0, 4) ? dayOfYear : dayWithYear).format(at);
    },
  };
}

const readers = perLocale((locale) => makeTimes(locale));

/** The reader's own, in the language that is spoken. */
export const times: Times = {
  clock: (at) => readers().clock(at),
  shortClock: (at) => readers().shortClock(at),
  clockWithSeconds: (at) => readers().clockWithSeconds(at),
  day: (at, now) => readers().day(at, now),
  full: (at) => readers().full(at),
  sameDay: (a, b) => readers().sameDay(a, b),
};
