import type { composerToolsTexts } from '../en/composer-tools.ts';
import type { Translated } from '../texts.ts';

export const composerTools: Translated<typeof composerToolsTexts> = {
  formatting: 'Formatierung',
  emoji: 'Emoji',
  chooseEmoji: 'Emoji wählen',
  attach: 'Dateien anhängen',
  files: 'Dateien',
};
