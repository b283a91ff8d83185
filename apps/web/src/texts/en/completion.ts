import { plural, texts } from '../texts.ts';

export const completionTexts = texts('completion', {
  people: 'Mention somebody',
  peopleCount: plural({ one: '{count} to mention', other: '{count} to mention' }),
  rooms: 'Link to a room',
  roomCount: plural({ one: '{count} room', other: '{count} rooms' }),
  emoji: 'Insert an emoji',
  emojiCount: plural({ one: '{count} emoji', other: '{count} emoji' }),
  commands: 'Use a command',
  commandCount: plural({ one: '{count} command', other: '{count} commands' }),
  here: 'Everybody who is here now',
  everybody: 'Everybody in the room',
  private: 'private: everybody will see its name',
});
