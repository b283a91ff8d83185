import { plural, texts } from '../texts.ts';

export const savedTexts = texts('saved', {
  taken: 'Removed from saved.',
  tooMany: plural({
    one: 'You’ve saved {count} message of this room. Remove one first.',
    other: 'You’ve saved {count} messages of this room. Remove one first.',
  }),
  saved: 'Saved for later. Only you see what you save.',
});
