import type { presenceTexts } from '../en/presence.ts';
import type { Translated } from '../texts.ts';

export const presence: Translated<typeof presenceTexts> = {
  online: 'Online',
  away: 'Abwesend',
  paused: 'Bitte nicht stören',
  offline: 'Offline',
  statusUntil: '{status} (bis {moment})',
};
