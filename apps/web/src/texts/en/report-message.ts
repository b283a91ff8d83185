import { texts } from '../texts.ts';

export const reportMessageTexts = texts('reportMessage', {
  title: 'Report this message',
  thanks: 'Thank you. Those who keep order here will look at it.',
  already: 'You have reported this message already. Those who keep order here will look at it.',
  reason: 'What is wrong with it?',
  reasonHint: 'A few words are enough.',
  reasonMissing: 'Please say in a few words what is wrong.',
  seenInDirect:
    'The admins will see this message as it is now, your name and what you write here, and nothing else of what was said.',
  seenInChannel:
    'The moderators of this room and the admins will see this message as it is now, your name and what you write here.',
  seenInPrivate:
    'The moderators of this room and the admins will see this message as it is now, your name and what you write here, and nothing else of what was said.',
  authorIsAdmin: 'Whoever wrote it is one of the admins, and can see that too.',
  authorNotTold: 'Whoever wrote it is not told.',
  report: 'Report',
});
