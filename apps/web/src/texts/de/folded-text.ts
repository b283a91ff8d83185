import type { foldedTextTexts } from '../en/folded-text.ts';
import type { Translated } from '../texts.ts';

export const foldedText: Translated<typeof foldedTextTexts> = {
  more: 'Mehr anzeigen',
  less: 'Weniger anzeigen',
};
