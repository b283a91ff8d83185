import { perLocale } from '../texts/language.ts';
import { amountsTexts } from '../texts/en/amounts.ts';

const plain = perLocale((locale) => new Intl.NumberFormat(locale));
/** `18,342`. */
export const count = (value: number): string => plain().format(value);

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const inTime = perLocale((locale) => {
  const named = (unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return { day: named('day'), hour: named('hour'), minute: named('minute') };
});

/** `3 days 4 hours`, in its two largest units. */
export function duration(ms: number): string {
  const parts = [
    [Math.floor(ms / dayMs), 'day'],
    [Math.floor((ms % dayMs) / hourMs), 'hour'],
    [Math.floor((ms % hourMs) / minuteMs), 'minute'],
  ] as const;
  const first = parts.findIndex(([value]) => value > 0);
  if (first === -1) return amountsTexts().moment;
  return parts
    .slice(first, first + 2)
    .filter(([value]) => value > 0)
    .map(([value, unit]) => inTime()[unit].format(value))
    .join(' ');
}
