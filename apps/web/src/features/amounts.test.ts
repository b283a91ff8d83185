import { duration } from './amounts.ts';

test.each([
  [0, 'Less than a minute'],
  [59_999, 'Less than a minute'],
  [61_000, '1 minute'],
  [3_600_000, '1 hour'],
  [90_000_000 + 3_600_000 * 2, '1 day 3 hours'],
  [3 * 86_400_000 + 120_000, '3 days'],
])('%d ms are %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
