import { params, texts } from '../texts.ts';

export const banTexts = texts('ban', {
  title: params('Ban {name}?'),
  ban: 'Ban',
  text: 'They’re signed out everywhere at once, and can’t come back until you unban them.',
  reason: 'Reason (optional)',
  reasonHint: 'Kept in the audit log, which only the owner reads.',
  purge: 'Delete all their messages',
  purgeHint: 'In every room, within a few moments. This can’t be undone.',
});
