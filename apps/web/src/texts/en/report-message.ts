import { texts } from '../texts.ts';

export const reportMessageTexts = texts('reportMessage', {
  title: 'Report this message',
  thanks: 'Thank you. Somebody will look into it.',
  already: 'You’ve already reported this message. Somebody will look into it.',
  reason: 'What’s wrong with it?',
  reasonHint: 'A few words are enough.',
  reasonMissing: 'Say in a few words what’s wrong.',
  seenInDirect:
    'The admins will see this message as it is now, your name and what you write here, and nothing else from this conversation.',
  seenInChannel:
    'The moderators of this room and the admins will see this message as it is now, your name and what you write here.',
  seenInPrivate:
    'The moderators of this room and the admins will see this message as it is now, your name and what you write here, and nothing else from this room.',
  authorIsAdmin: 'The author is an admin, and can see that too.',
  authorNotTold: 'The author isn’t told.',
  report: 'Report',
});
