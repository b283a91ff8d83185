import type { leaveRoomTexts } from '../en/leave-room.ts';
import type { Translated } from '../texts.ts';

export const leaveRoom: Translated<typeof leaveRoomTexts> = {
  title: '{room} verlassen?',
  leave: 'Verlassen',
  private: 'Du kommst nur zurück, wenn dich jemand wieder einlädt.',
  open: 'Du kannst jederzeit wieder beitreten.',
};
