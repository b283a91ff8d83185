import type { browseTexts } from '../en/browse.ts';
import type { Translated } from '../texts.ts';

export const browse: Translated<typeof browseTexts> = {
  title: 'Kanäle durchsuchen',
  create: 'Erstellen',
  search: 'Kanäle suchen',
  byName: 'Nach Namen suchen',
  channels: 'Kanäle',
  loading: 'Kanäle werden geladen',
  none: 'Kein Kanal gefunden',
  first: 'Erstelle den ersten.',
  noneCalled: 'Kein Kanal heißt „{name}“.',
  members: { one: '{count} Mitglied', other: '{count} Mitglieder' },
  archived: 'Archiviert',
  joined: 'Beigetreten',
  joinRoom: '{room} beitreten',
  join: 'Beitreten',
};
