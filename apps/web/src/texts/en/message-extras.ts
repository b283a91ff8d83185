import { params, plural, texts } from '../texts.ts';

export const messageExtrasTexts = texts('messageExtras', {
  reactions: 'Reactions',
  others: plural({ one: '{count} other', other: '{count} others' }),
  file: 'File',
  files: plural({ one: '{count} file', other: '{count} files' }),
  open: params('Open {name}'),
  notSent: params('Not sent. {problem}'),
  retry: 'Retry',
  discard: 'Discard',
});
