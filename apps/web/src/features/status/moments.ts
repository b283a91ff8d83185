const minuteMs = 60_000;

/** So many minutes from now. */
export const inMinutes = (minutes: number, now: number): number => now + minutes * minuteMs;

const dayAfter = (now: number, days: number, hour = 0): number => {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour).getTime();
};

/** When today ends, where the reader is. */
export const endOfDay = (now: number): number => dayAfter(now, 1);

/** When this week ends, on Sunday night. */
export const endOfWeek = (now: number): number => dayAfter(now, (8 - new Date(now).getDay()) % 7 || 7);

/** Tomorrow at nine in the morning. */
export const tomorrowMorning = (now: number): number => dayAfter(now, 1, 9);

const two = (number: number) => `${number}`.padStart(2, '0');

/** A moment as a field of date and time has it: `2026-11-21T14:05`. */
export function fieldOf(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment that a field of date and time says; undefined for what is none. */
export function momentOf(field: string): number | undefined {
  const at = new Date(field).getTime();
  return Number.isNaN(at) || at < 0 ? undefined : at;
}
