import type { departedRoomTexts } from '../en/departed-room.ts';
import type { Translated } from '../texts.ts';

export const departedRoom: Translated<typeof departedRoomTexts> = {
  left: 'Du hast {room} verlassen',
  removed: 'Du wurdest aus {room} entfernt',
  unknown: 'Du bist nicht mehr in {room}',
  wayInvited: 'Du kannst wiederkommen, wenn dich jemand einlädt.',
  wayJoin: 'Du kannst jederzeit wieder beitreten.',
  wayUnknown: 'Du hast ihn auf einem anderen Gerät verlassen, oder jemand hat dich entfernt.',
  join: 'Wieder beitreten',
  browse: 'Kanäle ansehen',
};
