import { params, texts } from '../texts.ts';

export const messageMenuTexts = texts('messageMenu', {
  title: 'Message actions',
  quote: 'Reply with a quote',
  pin: 'Pin',
  unpin: 'Unpin',
  markUnread: 'Mark unread',
  save: 'Save for later',
  unsave: 'Remove from saved',
  why: 'Why was I notified, or not?',
  about: params('About {name}'),
  copyText: 'Copy text',
  copyLink: 'Copy link',
  report: 'Report…',
  delete: 'Delete',
});
