import type { emojiPickerTexts } from '../en/emoji-picker.ts';
import type { Translated } from '../texts.ts';

export const emojiPicker: Translated<typeof emojiPickerTexts> = {
  often: 'Häufig benutzt',
  found: 'Ergebnisse',
  search: 'Emoji suchen',
  kinds: 'Arten von Emoji',
  none: 'Kein Emoji gefunden.',
  noneFound: 'Kein Emoji gefunden',
  foundCount: '{count} gefunden',
  grid: 'Emoji',
  tone: 'Hautton',
  toneOf: 'Hautton: {tone}',
  toneNone: 'Ohne',
  toneLight: 'Hell',
  toneMediumLight: 'Mittelhell',
  toneMedium: 'Mittel',
  toneMediumDark: 'Mitteldunkel',
  toneDark: 'Dunkel',
};
