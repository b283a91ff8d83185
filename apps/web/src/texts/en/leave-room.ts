import { params, texts } from '../texts.ts';

export const leaveRoomTexts = texts('leaveRoom', {
  title: params('Leave {room}?'),
  leave: 'Leave',
  private: 'You can only come back if somebody invites you.',
  open: 'You can join again any time.',
});
