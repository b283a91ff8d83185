import { texts } from '../texts.ts';

export const archivedRoomTexts = texts('archivedRoom', {
  archived: 'This room is archived.',
  canBeRead: 'It can be read and searched, and nobody writes here any more.',
  takeOut: 'Take it out of the archive',
});
