import type { visitedRoomTexts } from '../en/visited-room.ts';
import type { Translated } from '../texts.ts';

export const visitedRoom: Translated<typeof visitedRoomTexts> = {
  notFound: 'Raum nicht gefunden',
  noSuchRoom: 'Diesen Raum gibt es nicht',
  noSuchRoomHint: 'Vielleicht ist er privat, oder seine Adresse ist nicht vollständig.',
  browse: 'Kanäle ansehen',
  room: 'Raum',
  notOpened: 'Der Raum konnte nicht geöffnet werden',
  join: 'Beitreten',
  joinChannel: 'Kanal beitreten',
  lookingIn: 'Du schaust nur zu.',
  joinHint: 'Tritt bei, um mitzureden und neue Nachrichten sofort zu bekommen.',
  members: { one: '{count} Mitglied.', other: '{count} Mitglieder.' },
};
