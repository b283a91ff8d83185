import type { invitePageTexts } from '../en/invite-page.ts';
import type { Translated } from '../texts.ts';

export const invitePage: Translated<typeof invitePageTexts> = {
  title: 'Einladung',
  loading: 'Die Einladung wird geladen',
  any: 'Eine Einladung',
  by: '{name} lädt dich ein',
  noRooms: 'Du bist schon dabei, und die Einladung nennt keine Räume.',
  rooms: 'Du bist schon dabei. Die Einladung führt zu {rooms}.',
  toRooms: 'Zu deinen Räumen',
  join: 'Beitreten',
};
