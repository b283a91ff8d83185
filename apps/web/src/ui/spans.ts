import { spansTexts } from '../texts/en/spans.ts';

/** A length of time in the greatest unit that divides it: `30 seconds`, `5 minutes`, `1 hour`. */
export function spanWords(seconds: number): string {
  const t = spansTexts();
  if (seconds > 0 && seconds % 3_600 === 0) return t.hours({ count: seconds / 3_600 });
  if (seconds > 0 && seconds % 60 === 0) return t.minutes({ count: seconds / 60 });
  return t.seconds({ count: seconds });
}

/** A time that runs down: `12 seconds`, `4 min 48 s`. */
export const countdownWords = (seconds: number): string =>
  seconds < 60
    ? spansTexts().seconds({ count: seconds })
    : spansTexts().countdown({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 });

export const dayWords = (days: number): string =>
  days % 365 === 0 ? spansTexts().years({ count: days / 365 }) : spansTexts().days({ count: days });
