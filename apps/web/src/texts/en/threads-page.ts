import { plural, texts } from '../texts.ts';

export const threadsPageTexts = texts('threadsPage', {
  title: 'Threads',
  loading: 'Loading threads',
  none: 'You’re not following any threads',
  noneHint: 'Reply in a thread or follow one, and it shows up here.',
  unread: plural({ one: '{count} unread', other: '{count} unread' }),
  repliesLast: plural({ one: '{count} reply, last {when}', other: '{count} replies, last {when}' }),
});
