import { makeTimes } from './times.ts';

const times = makeTimes('en-GB', 'Europe/Berlin');
const at = (iso: string) => Date.parse(iso);
const now = at('2026-03-12T10:00:00Z');

test('a time is told in the zone of the reader', () => {
  expect(times.clock(at('2026-03-12T08:05:09Z'))).toBe('09:05');
  expect(times.clockWithSeconds(at('2026-03-12T08:05:09Z'))).toBe('09:05:09');
  expect(makeTimes('en-GB', 'Asia/Tokyo').clock(at('2026-03-12T08:05:09Z'))).toBe('17:05');
});

test('the short form leaves out which half of the day it is', () => {
  const american = makeTimes('en-US', 'UTC');
  expect(american.clock(at('2026-03-12T20:05:00Z'))).toMatch(/^8:05\sPM$/u);
  expect(american.shortClock(at('2026-03-12T20:05:00Z'))).toBe('8:05');
});

// Whether a comma follows the weekday is up to the version of the locale data.
test('a day is called today, yesterday, by its date, and by its year when that is another', () => {
  expect(times.day(at('2026-03-12T00:10:00Z'), now)).toBe('Today');
  expect(times.day(at('2026-03-11T00:10:00Z'), now)).toBe('Yesterday');
  expect(times.day(at('2026-03-02T12:00:00Z'), now)).toMatch(/^Monday,? 2 March$/);
  expect(times.day(at('2025-03-02T12:00:00Z'), now)).toMatch(/^Sunday,? 2 March 2025$/);
});

test('midnight is the midnight of the reader', () => {
  // 23:30 UTC is half past midnight in Berlin.
  expect(times.sameDay(at('2026-03-11T22:30:00Z'), at('2026-03-11T23:30:00Z'))).toBe(false);
  expect(times.sameDay(at('2026-03-11T23:30:00Z'), at('2026-03-12T22:30:00Z'))).toBe(true);
  expect(times.day(at('2026-03-11T23:30:00Z'), now)).toBe('Today');
});

test('days are counted right over a change of summer time', () => {
  expect(times.day(at('2026-03-28T12:00:00Z'), at('2026-03-29T21:00:00Z'))).toBe('Yesterday');
});

test('the full form has everything', () => {
  expect(times.full(at('2026-03-12T08:05:09Z'))).toMatch(/^Thursday,? 12 March 2026 at 09:05:09$/);
});
