const plain = new Intl.NumberFormat('en');

const count = (amount: number, unit: string): string =>
  `${plain.format(amount)} ${unit}${amount === 1 ? '' : 's'}`;

/** A length of time in the greatest unit that divides it: `30 seconds`, `5 minutes`, `1 hour`. */
export function spanWords(seconds: number): string {
  if (seconds > 0 && seconds % 3_600 === 0) return count(seconds / 3_600, 'hour');
  if (seconds > 0 && seconds % 60 === 0) return count(seconds / 60, 'minute');
  return count(seconds, 'second');
}

/** A time that runs down: `12 seconds`, `4 min 48 s`. */
export const countdownWords = (seconds: number): string =>
  seconds < 60 ? count(seconds, 'second') : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;

export const dayWords = (days: number): string =>
  days % 365 === 0 ? count(days / 365, 'year') : count(days, 'day');
