import type { lostEditTexts } from '../en/lost-edit.ts';
import type { Translated } from '../texts.ts';

export const lostEdit: Translated<typeof lostEditTexts> = {
  title: 'Diese Nachricht wurde gelöscht, während du sie bearbeitet hast',
};
