import type { archivedRoomTexts } from '../en/archived-room.ts';
import type { Translated } from '../texts.ts';

export const archivedRoom: Translated<typeof archivedRoomTexts> = {
  archived: 'Dieser Raum ist archiviert.',
  canBeRead: 'Du kannst ihn weiter lesen und durchsuchen, aber niemand kann hier schreiben.',
  takeOut: 'Raum wiederherstellen',
};
