import { countdownWords, dayWords, spanWords } from './spans.ts';

test.each([
  [1, '1 second'],
  [30, '30 seconds'],
  [60, '1 minute'],
  [90, '90 seconds'],
  [900, '15 minutes'],
  [3_600, '1 hour'],
])('%i seconds are %s', (seconds, words) => expect(spanWords(seconds)).toBe(words));

test.each([
  [1, '1 second'],
  [59, '59 seconds'],
  [60, '1 min 0 s'],
  [288, '4 min 48 s'],
])('%i seconds run down as %s', (seconds, words) => expect(countdownWords(seconds)).toBe(words));

test.each([
  [1, '1 day'],
  [30, '30 days'],
  [365, '1 year'],
  [730, '2 years'],
])('%i days are %s', (days, words) => expect(dayWords(days)).toBe(words));
