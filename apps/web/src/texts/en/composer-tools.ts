import { texts } from '../texts.ts';

export const composerToolsTexts = texts('composerTools', {
  formatting: 'Formatting',
  emoji: 'Emoji',
  chooseEmoji: 'Choose an emoji',
  attach: 'Attach files',
  files: 'Files',
});
