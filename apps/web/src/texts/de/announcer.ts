import type { announcerTexts } from '../en/announcer.ts';
import type { Translated } from '../texts.ts';

export const announcer: Translated<typeof announcerTexts> = {
  title: 'Neue Nachrichten',
  many: { one: '{count} neue Nachricht', other: '{count} neue Nachrichten' },
  spoiler: '(Spoiler)',
  said: '{author}: {text}',
  saidWithFiles: '{author}: {text} (mit Dateien)',
};
