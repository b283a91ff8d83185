import { params, texts } from '../texts.ts';

export const leaveRoomTexts = texts('leaveRoom', {
  title: params('Leave {room}?'),
  leave: 'Leave',
  private: 'You can come back only when somebody invites you again.',
  open: 'You can join again at any time.',
});
