import { plural, texts } from '../texts.ts';

export const jumpsTexts = texts('jumps', {
  mentions: plural({ one: 'mention', other: 'mentions' }),
  firstUnread: 'Jump to the first unread message',
  dismiss: 'Dismiss',
});
