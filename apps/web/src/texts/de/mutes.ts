import type { mutesTexts } from '../en/mutes.ts';
import type { Translated } from '../texts.ts';

export const mutes: Translated<typeof mutesTexts> = {
  minutes: '10 Minuten stummschalten',
  hour: 'Eine Stunde stummschalten',
  day: 'Einen Tag stummschalten',
  endless: 'Bis auf Weiteres stummschalten',
  untilLifted: 'bis ein Moderator es aufhebt',
  untilClock: 'bis {clock}',
  untilDay: 'bis {day}, {clock}',
};
