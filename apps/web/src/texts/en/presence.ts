import { params, texts } from '../texts.ts';

export const presenceTexts = texts('presence', {
  online: 'Online',
  away: 'Away',
  paused: 'Do not disturb',
  offline: 'Offline',
  statusUntil: params('{status} (until {moment})'),
});
