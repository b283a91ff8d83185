import { params, plural, texts } from '../texts.ts';

export const announcerTexts = texts('announcer', {
  title: 'New messages',
  many: plural({ one: '{count} new message', other: '{count} new messages' }),
  spoiler: '(spoiler)',
  said: params('{author}: {text}'),
  saidWithFiles: params('{author}: {text} (with files)'),
});
