import { texts } from '../texts.ts';

export const foldedTextTexts = texts('foldedText', {
  more: 'Show more',
  less: 'Show less',
});
