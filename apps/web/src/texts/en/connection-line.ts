import { params, texts } from '../texts.ts';

export const connectionLineTexts = texts('connectionLine', {
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  reconnectingSoon: 'Reconnecting soon.',
  reconnectingIn: params('Reconnecting in {seconds} s'),
  retryNow: 'Retry now',
});
