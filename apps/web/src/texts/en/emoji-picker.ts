import { params, texts } from '../texts.ts';

export const emojiPickerTexts = texts('emojiPicker', {
  often: 'Often used',
  found: 'Found',
  search: 'Search emoji',
  kinds: 'Kinds of emoji',
  none: 'No emoji is called that.',
  noneFound: 'No emoji is called that',
  foundCount: params('{count} found'),
  grid: 'Emoji',
  tone: 'Skin tone',
  toneOf: params('Skin tone: {tone}'),
  toneNone: 'None',
  toneLight: 'Light',
  toneMediumLight: 'Medium light',
  toneMedium: 'Medium',
  toneMediumDark: 'Medium dark',
  toneDark: 'Dark',
});
