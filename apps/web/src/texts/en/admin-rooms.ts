import { params, plural, texts } from '../texts.ts';

export const adminRoomsTexts = texts('adminRooms', {
  title: 'Rooms',
  description: 'All channels, and the private rooms you’re in. Open a room’s details to manage it.',
  search: 'Search rooms',
  byName: 'Search by name',
  members: plural({ one: '{count} member', other: '{count} members' }),
  readOnly: 'read-only',
  archived: 'archived',
  slow: params('slow mode, {seconds} s'),
  loading: 'Loading rooms',
  none: 'There are no rooms.',
  noneCalled: 'No rooms found.',
});
