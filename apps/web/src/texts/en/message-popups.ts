import { texts } from '../texts.ts';

export const messagePopupsTexts = texts('messagePopups', {
  chooseReaction: 'Choose a reaction',
  linkCopied: 'The link to this message is copied.',
  textCopied: 'The text of this message is copied.',
});
