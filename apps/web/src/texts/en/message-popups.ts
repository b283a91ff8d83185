import { texts } from '../texts.ts';

export const messagePopupsTexts = texts('messagePopups', {
  chooseReaction: 'Choose a reaction',
});
