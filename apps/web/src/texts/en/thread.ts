import { plural, texts } from '../texts.ts';

export const threadTexts = texts('thread', {
  opening: 'Opening the thread',
  none: 'No thread here',
  noneHint: 'Nobody has replied to this message, and you can’t start a thread here.',
  noMessage: 'Message not found',
  noMessageHint: 'The link is incomplete, or the message is in another room.',
  resolve: 'Mark as resolved',
  reopen: 'Reopen the thread',
  name: 'Name the thread',
  nameField: 'Name of the thread',
  follow: 'Follow the thread',
  unfollow: 'Unfollow the thread',
  inThread: 'the thread',
  toThread: 'the thread',
  noReplies: 'No replies yet. Write the first one.',
  lookingIn: 'You’re previewing this channel.',
  joinHint: 'Join the channel to reply.',
  root: 'The message',
  repliesResolved: plural({ one: '{count} reply, resolved', other: '{count} replies, resolved' }),
});
