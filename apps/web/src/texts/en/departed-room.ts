import { params, texts } from '../texts.ts';

export const departedRoomTexts = texts('departedRoom', {
  left: params('You left {room}'),
  removed: params('You were removed from {room}'),
  unknown: params('You are no longer in {room}'),
  wayInvited: 'You can come back if somebody invites you.',
  wayJoin: 'You can join again any time.',
  wayUnknown: 'You left on another device, or somebody removed you.',
  join: 'Join again',
  browse: 'Browse channels',
});
