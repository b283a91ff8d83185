import type { banTexts } from '../en/ban.ts';
import type { Translated } from '../texts.ts';

export const ban: Translated<typeof banTexts> = {
  title: '{name} sperren?',
  ban: 'Sperren',
  text: 'Diese Person wird sofort überall abgemeldet und kommt erst wieder herein, wenn du sie lässt.',
  reason: 'Grund (freiwillig)',
  reasonHint: 'Steht im Protokoll, das nur der Inhaber liest.',
  purge: 'Alle Nachrichten dieser Person löschen',
  purgeHint: 'In allen Räumen, ein wenig später. Das lässt sich nicht rückgängig machen.',
};
