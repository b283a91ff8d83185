import { params, texts } from '../texts.ts';

export const emojiPickerTexts = texts('emojiPicker', {
  often: 'Frequently used',
  found: 'Results',
  search: 'Search emoji',
  kinds: 'Emoji categories',
  none: 'No emoji found.',
  noneFound: 'No emoji found',
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
