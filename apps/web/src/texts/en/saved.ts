import { plural, texts } from '../texts.ts';

export const savedTexts = texts('saved', {
  taken: 'Taken off your saved messages.',
  tooMany: plural({
    one: 'You have saved {count} message of this room. Take one off the list first.',
    other: 'You have saved {count} messages of this room. Take one off the list first.',
  }),
  saved: 'Saved for later. Only you see what you save.',
});
