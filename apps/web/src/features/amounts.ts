import { perLocale } from '../texts/language.ts';
import { amountsTexts } from '../texts/en/amounts.ts';

const plain = perLocale((locale) => new Intl.NumberFormat(locale));
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const inBytes = perLocale((locale) =>
  units.map(
    (unit, step) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step === 0 ? 0 : 1,
      }),
  ),
);

/** `18,342`. */
export const count = (value: number): string => plain().format(value);

/** `9.4 MB`. */
export function bytes(value: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return inBytes()[step]?.format(value / 1_000 ** step) ?? '';
}

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
