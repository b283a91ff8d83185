import { texts } from '../texts.ts';

export const archivedRoomTexts = texts('archivedRoom', {
  archived: 'This room is archived.',
  canBeRead: 'You can still read and search it, but nobody can write here.',
  takeOut: 'Restore room',
});
