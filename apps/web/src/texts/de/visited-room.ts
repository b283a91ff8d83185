import type { visitedRoomTexts } from '../en/visited-room.ts';
import type { Translated } from '../texts.ts';

export const visitedRoom: Translated<typeof visitedRoomTexts> = {
  notFound: 'Raum nicht gefunden',
  noSuchRoom: 'Diesen Raum gibt es nicht',
  noSuchRoomHint: 'Vielleicht ist er privat, oder der Link ist unvollständig.',
  browse: 'Kanäle ansehen',
  room: 'Raum',
  notOpened: 'Der Raum konnte nicht geöffnet werden',
  join: 'Beitreten',
  joinChannel: 'Kanal beitreten',
  lookingIn: 'Das ist eine Vorschau von {room}.',
  joinHint: 'Tritt bei, um hier zu schreiben und neue Nachrichten sofort zu bekommen.',
  members: { one: '{count} Mitglied.', other: '{count} Mitglieder.' },
};
