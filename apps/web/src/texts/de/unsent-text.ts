import type { unsentTextTexts } from '../en/unsent-text.ts';
import type { Translated } from '../texts.ts';

export const unsentText: Translated<typeof unsentTextTexts> = {
  title: 'Das hattest du noch nicht gesendet',
  copy: 'Text kopieren',
  copied: 'Kopiert.',
  discard: 'Verwerfen',
};
