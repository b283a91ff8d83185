import type { reportsLinkTexts } from '../en/reports-link.ts';
import type { Translated } from '../texts.ts';

export const reportsLink: Translated<typeof reportsLinkTexts> = {
  title: 'Meldungen',
  count: { one: '{count} offene Meldung', other: '{count} offene Meldungen' },
  open: 'offen',
};
