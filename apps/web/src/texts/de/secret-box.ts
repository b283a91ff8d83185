import type { secretBoxTexts } from '../en/secret-box.ts';
import type { Translated } from '../texts.ts';

export const secretBox: Translated<typeof secretBoxTexts> = {
  copy: 'Kopieren',
  refused: 'Der Browser hat es nicht erlaubt. Markiere den Text und kopiere ihn.',
};
