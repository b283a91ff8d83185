import { texts } from '../texts.ts';

/** What tells in one room. */
export const roomLevelTexts = texts('roomLevel', {
  default: 'As set for all rooms',
  all: 'Every message',
  mentions: 'What is for me',
  none: 'Nothing (mute)',
});
