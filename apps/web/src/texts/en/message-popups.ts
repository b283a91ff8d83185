import { texts } from '../texts.ts';

export const messagePopupsTexts = texts('messagePopups', {
  noCopying: 'The browser does not allow copying here.',
  chooseReaction: 'Choose a reaction',
});
