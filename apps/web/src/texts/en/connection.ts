import { texts } from '../texts.ts';

export const connectionTexts = texts('connection', {
  connecting: 'Connecting',
  connected: 'Connected',
  catchingUp: 'Catching up',
  reconnecting: 'Reconnecting',
  disconnected: 'Disconnected',
  // Why it was lost, by the names of the reasons.
  unreachable: 'The server can’t be reached.',
  refused: 'The server refused the connection.',
  lost: 'The connection was lost.',
  silent: 'The server isn’t responding.',
  renewed: 'Your session was renewed.',
});
