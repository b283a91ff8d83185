import type { completionTexts } from '../en/completion.ts';
import type { Translated } from '../texts.ts';

export const completion: Translated<typeof completionTexts> = {
  people: 'Jemanden erwähnen',
  peopleCount: { one: '{count} zum Erwähnen', other: '{count} zum Erwähnen' },
  rooms: 'Raum verlinken',
  roomCount: { one: '{count} Raum', other: '{count} Räume' },
  emoji: 'Emoji einfügen',
  emojiCount: { one: '{count} Emoji', other: '{count} Emojis' },
  commands: 'Befehl benutzen',
  commandCount: { one: '{count} Befehl', other: '{count} Befehle' },
  here: 'Alle, die gerade da sind',
  everybody: 'Alle im Raum',
  private: 'privat: andere sehen seinen Namen',
};
