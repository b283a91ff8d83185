import type { personCardTexts } from '../en/person-card.ts';
import type { Translated } from '../texts.ts';

export const personCard: Translated<typeof personCardTexts> = {
  about: 'Über {name}',
  gone: 'Nicht mehr hier',
  clock: '{clock} Ortszeit',
  message: 'Nachricht',
  messageTo: 'Nachricht an {name}',
};
