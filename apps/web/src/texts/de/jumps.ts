import type { jumpsTexts } from '../en/jumps.ts';
import type { Translated } from '../texts.ts';

export const jumps: Translated<typeof jumpsTexts> = {
  mentions: { one: 'Erwähnung', other: 'Erwähnungen' },
  firstUnread: 'Zur ersten ungelesenen Nachricht',
  dismiss: 'Ausblenden',
};
