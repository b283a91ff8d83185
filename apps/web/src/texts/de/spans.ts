import type { spansTexts } from '../en/spans.ts';
import type { Translated } from '../texts.ts';

export const spans: Translated<typeof spansTexts> = {
  seconds: { one: '{count} Sekunde', other: '{count} Sekunden' },
  minutes: { one: '{count} Minute', other: '{count} Minuten' },
  hours: { one: '{count} Stunde', other: '{count} Stunden' },
  days: { one: '{count} Tag', other: '{count} Tage' },
  years: { one: '{count} Jahr', other: '{count} Jahre' },
  countdown: '{minutes} min {seconds} s',
};
