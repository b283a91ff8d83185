import { plural, texts } from '../texts.ts';

export const visitedRoomTexts = texts('visitedRoom', {
  notFound: 'Room not found',
  noSuchRoom: 'There is no such room',
  noSuchRoomHint: 'It may be private, or its address is not complete.',
  browse: 'Browse channels',
  room: 'Room',
  notOpened: 'The room could not be opened',
  join: 'Join',
  joinChannel: 'Join channel',
  lookingIn: 'You are looking in.',
  joinHint: 'Join to talk and to get new messages at once.',
  members: plural({ one: '{count} member.', other: '{count} members.' }),
});
