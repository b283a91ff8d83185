import type { adminRoomsTexts } from '../en/admin-rooms.ts';
import type { Translated } from '../texts.ts';

export const adminRooms: Translated<typeof adminRoomsTexts> = {
  title: 'Räume',
  description:
    'Alle Kanäle und die privaten Räume, in denen du bist. Was in einem Raum geht, steht in seinen Details.',
  search: 'Räume suchen',
  byName: 'Nach Namen suchen',
  members: { one: '{count} Mitglied', other: '{count} Mitglieder' },
  archived: 'archiviert',
  readOnly: 'nur lesen',
  slow: 'langsamer Modus, {seconds} s',
  loading: 'Räume werden geladen',
  none: 'Es gibt keine Räume.',
  noneCalled: 'So heißt kein Raum.',
};
