import type { roomDetailsTexts } from '../en/room-details.ts';
import type { Translated } from '../texts.ts';

export const roomDetails: Translated<typeof roomDetailsTexts> = {
  channel: 'Kanal, offen für alle hier',
  private: 'Privater Raum, für alle, die eingeladen sind',
  direct: 'Direkte Unterhaltung',
  thread: 'Thread',
  slow: 'Langsamer Modus: eine Nachricht je {span}.',
  kept: 'Nachrichten werden {days} lang aufbewahrt.',
  archivedNote: 'Archiviert: Hier schreibt niemand mehr.',
  readOnlyNote: 'Nur lesen: Hier schreiben nur Moderatoren.',
  settings: 'Raumeinstellungen',
  invite: 'Leute einladen',
  reports: 'Meldungen',
  leave: 'Verlassen',
  off: 'Aus',
  pace: 'Eine Nachricht je {span}',
  forGood: 'Für immer',
  keptFor: '{days} lang',
  name: 'Name',
  topic: 'Thema',
  slowMode: 'Langsamer Modus',
  slowHint: 'Wie lange alle außer Moderatoren zwischen zwei Nachrichten warten.',
  readOnly: 'Nur lesen',
  readOnlyHint: 'Hier schreiben nur Moderatoren.',
  archive: 'Archiviert',
  archiveHint:
    'Er lässt sich lesen und finden wie bisher; niemand schreibt oder tritt bei, und er verschwindet aus allen Raumlisten.',
  keep: 'Nachrichten aufbewahren',
  keepHint: 'Ältere Nachrichten werden für alle endgültig gelöscht. Das beginnt sofort.',
  save: 'Speichern',
  cancel: 'Abbrechen',
};
