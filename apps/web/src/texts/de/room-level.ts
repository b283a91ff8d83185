import type { roomLevelTexts } from '../en/room-level.ts';
import type { Translated } from '../texts.ts';

export const roomLevel: Translated<typeof roomLevelTexts> = {
  default: 'Wie für alle Räume',
  all: 'Alle Nachrichten',
  mentions: 'Nur was für mich ist',
  none: 'Nichts (stumm)',
};
