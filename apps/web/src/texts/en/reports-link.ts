import { plural, texts } from '../texts.ts';

export const reportsLinkTexts = texts('reportsLink', {
  title: 'Reports',
  count: plural({ one: '{count} open report', other: '{count} open reports' }),
  open: 'open',
});
