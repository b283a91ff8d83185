import { texts } from '../texts.ts';

/** What tells in one room. */
export const roomLevelTexts = texts('roomLevel', {
  default: 'Same as all rooms',
  all: 'All messages',
  mentions: 'Only what’s for me',
  none: 'Nothing (mute)',
});
