import type { folderDialogTexts } from '../en/folder-dialog.ts';
import type { Translated } from '../texts.ts';

export const folderDialog: Translated<typeof folderDialogTexts> = {
  renameTitle: 'Ordner umbenennen',
  newTitle: 'Neuer Ordner',
  name: 'Name',
  example: 'Zum Beispiel: Arbeit',
  hint: 'Ordner gehören dir allein, auf all deinen Geräten.',
  full: 'Du hast {count} Ordner, mehr gehen nicht.',
  taken: 'Du hast schon einen Ordner mit diesem Namen.',
  cancel: 'Abbrechen',
  rename: 'Umbenennen',
  create: 'Ordner erstellen',
};
