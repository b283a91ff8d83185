import { texts } from '../texts.ts';

export const messagePopupsTexts = texts('messagePopups', {
  noCopying: 'Your browser doesn’t allow copying here.',
  chooseReaction: 'Choose a reaction',
});
