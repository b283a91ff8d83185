import { params, plural, texts } from '../texts.ts';

export const visitedRoomTexts = texts('visitedRoom', {
  notFound: 'Room not found',
  noSuchRoom: 'This room doesn’t exist',
  noSuchRoomHint: 'It may be private, or the link is incomplete.',
  browse: 'Browse channels',
  room: 'Room',
  notOpened: 'The room couldn’t be opened',
  join: 'Join',
  joinChannel: 'Join channel',
  lookingIn: params('You’re previewing {room}.'),
  joinHint: 'Join to write here and get new messages at once.',
  members: plural({ one: '{count} member.', other: '{count} members.' }),
});
