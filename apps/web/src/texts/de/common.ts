import type { commonTexts } from '../en/common.ts';
import type { Translated } from '../texts.ts';

export const common: Translated<typeof commonTexts> = {
  addReaction: 'Reaktion hinzufügen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  copied: 'Kopiert',
  edit: 'Bearbeiten',
  reload: 'Neu laden',
  noCopying: 'Der Browser erlaubt das Kopieren hier nicht.',
  remove: 'Entfernen',
  replyInThread: 'Im Thread antworten',
  save: 'Speichern',
  showMore: 'Mehr anzeigen',
  signIn: 'Anmelden',
  tryAgain: 'Erneut versuchen',
};
