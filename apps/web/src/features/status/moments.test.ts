import { endOfDay, endOfWeek, fieldOf, inMinutes, momentOf, tomorrowMorning } from './moments.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

test('moments lie where the reader is: tonight, on Sunday night, tomorrow at nine', () => {
  const saturday = at(21, 14, 5);
  expect(inMinutes(30, saturday)).toBe(at(21, 14, 35));
  expect(endOfDay(saturday)).toBe(at(22, 0));
  expect(tomorrowMorning(saturday)).toBe(at(22, 9));
  expect([16, 21, 22].map((day) => endOfWeek(at(day, 23)))).toEqual([at(23, 0), at(23, 0), at(23, 0)]);
  expect(endOfWeek(at(23, 0))).toBe(at(30, 0));
});

test('a field of date and time goes there and back', () => {
  expect(fieldOf(at(1, 9, 7))).toBe('2026-11-01T09:07');
  expect(momentOf(fieldOf(at(1, 9, 7)))).toBe(at(1, 9, 7));
  expect(momentOf('')).toBeUndefined();
});
