import { params, plural, texts } from '../texts.ts';

export const adminRoomsTexts = texts('adminRooms', {
  title: 'Rooms',
  description:
    'All channels, and the private rooms that you are in. What can be done in a room is in its details.',
  search: 'Search rooms',
  byName: 'Search by name',
  members: plural({ one: '{count} member', other: '{count} members' }),
  readOnly: 'read-only',
  archived: 'archived',
  slow: params('slow mode, {seconds} s'),
  loading: 'Loading rooms',
  none: 'There are no rooms.',
  noneCalled: 'No room is called that.',
});
