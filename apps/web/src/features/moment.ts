import { times } from '../ui/times.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/** The day within a sentence: `today`, `yesterday`, `Monday, 3 March`. */
export const dayInText = (at: number, now: number): string => {
  const day = times.day(at, now);
  return times.sameDay(at, now) || times.sameDay(at, now - dayMs) ? day.toLocaleLowerCase() : day;
};

/** `today, 14:03`. */
export const momentInText = (at: number, now: number): string => `${dayInText(at, now)}, ${times.clock(at)}`;

/** `Today, 14:03`. */
export const moment = (at: number, now: number): string => `${times.day(at, now)}, ${times.clock(at)}`;

/** When something ends: `14:03`, and on another day that day as well. */
export const endInText = (at: number, now: number): string =>
  times.sameDay(at, now) ? times.clock(at) : momentInText(at, now);
