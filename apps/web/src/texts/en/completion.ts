import { plural, texts } from '../texts.ts';

export const completionTexts = texts('completion', {
  people: 'Whom to mention',
  peopleCount: plural({ one: '{count} to mention', other: '{count} to mention' }),
  rooms: 'Which room to name',
  roomCount: plural({ one: '{count} room', other: '{count} rooms' }),
  emoji: 'Which emoji to write',
  emojiCount: plural({ one: '{count} emoji', other: '{count} emoji' }),
  commands: 'Which command to give',
  commandCount: plural({ one: '{count} command', other: '{count} commands' }),
  here: 'Who is here now',
  everybody: 'Everybody in the room',
  private: 'private: others see its name',
});
