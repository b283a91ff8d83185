import { plural, texts } from '../texts.ts';

export const threadTexts = texts('thread', {
  opening: 'Opening the thread',
  none: 'No thread here',
  noneHint: 'Nobody has replied to this message, and you can not begin a thread here.',
  noMessage: 'There is no such message',
  noMessageHint: 'Its address is not complete, or it stands in another room.',
  resolve: 'Mark as resolved',
  reopen: 'Open the thread again',
  name: 'Name the thread',
  nameField: 'Name of the thread',
  follow: 'Follow the thread',
  unfollow: 'Unfollow the thread',
  inThread: 'the thread',
  toThread: 'the thread',
  noReplies: 'No replies yet. Write the first one.',
  lookingIn: 'You are looking in.',
  joinHint: 'Join the channel to reply.',
  root: 'The message',
  repliesResolved: plural({ one: '{count} reply, resolved', other: '{count} replies, resolved' }),
});
