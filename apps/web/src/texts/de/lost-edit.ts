import type { lostEditTexts } from '../en/lost-edit.ts';
import type { Translated } from '../texts.ts';

export const lostEdit: Translated<typeof lostEditTexts> = {
  title: 'Diese Nachricht wurde gelöscht, während du sie bearbeitet hast',
  still: 'Deine Änderung ist nicht gespeichert: Du kannst diese Nachricht gerade nicht bearbeiten',
};
