import type { attachmentsTexts } from '../en/attachments.ts';
import type { Translated } from '../texts.ts';

export const attachments: Translated<typeof attachmentsTexts> = {
  list: 'Dateien dieser Nachricht',
  describe: '{name} beschreiben',
  describeHint: 'Beschreibe es für alle, die es nicht sehen können',
  pause: '{name} anhalten',
  goOn: '{name} fortsetzen',
  again: '{name} erneut versuchen',
  removeFile: '{name} entfernen',
  ready: '{size}, fertig',
  uploadOf: 'Hochladen von {name}',
  waiting: '{sent} von {size}, wartet',
  paused: '{sent} von {size}, angehalten',
  uploading: '{sent} von {size}, wird hochgeladen',
  notKept: 'Geht verloren, wenn du die Seite schließt',
};
