import type { completionTexts } from '../en/completion.ts';
import type { Translated } from '../texts.ts';

export const completion: Translated<typeof completionTexts> = {
  people: 'Wen erwähnen',
  peopleCount: { one: '{count} zum Erwähnen', other: '{count} zum Erwähnen' },
  rooms: 'Welchen Raum nennen',
  roomCount: { one: '{count} Raum', other: '{count} Räume' },
  emoji: 'Welches Emoji schreiben',
  emojiCount: { one: '{count} Emoji', other: '{count} Emojis' },
  commands: 'Welchen Befehl geben',
  commandCount: { one: '{count} Befehl', other: '{count} Befehle' },
  here: 'Wer gerade da ist',
  everybody: 'Alle im Raum',
  private: 'privat: andere sehen seinen Namen',
};
