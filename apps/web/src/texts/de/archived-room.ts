import type { archivedRoomTexts } from '../en/archived-room.ts';
import type { Translated } from '../texts.ts';

export const archivedRoom: Translated<typeof archivedRoomTexts> = {
  archived: 'Dieser Raum ist archiviert.',
  canBeRead: 'Er lässt sich lesen und durchsuchen, und niemand schreibt hier mehr.',
  takeOut: 'Aus dem Archiv holen',
};
