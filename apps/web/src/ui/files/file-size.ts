import { perLocale } from '../../texts/language.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

const formats = perLocale((locale) =>
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

/** `9.4 MB`. */
export function fileSize(bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return formats()[step]?.format(bytes / 1_000 ** step) ?? '';
}
