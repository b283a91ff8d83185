import { params, plural, texts } from '../texts.ts';

export const spansTexts = texts('spans', {
  seconds: plural({ one: '{count} second', other: '{count} seconds' }),
  minutes: plural({ one: '{count} minute', other: '{count} minutes' }),
  hours: plural({ one: '{count} hour', other: '{count} hours' }),
  days: plural({ one: '{count} day', other: '{count} days' }),
  years: plural({ one: '{count} year', other: '{count} years' }),
  countdown: params('{minutes} min {seconds} s'),
});
