import type { connectionLineTexts } from '../en/connection-line.ts';
import type { Translated } from '../texts.ts';

export const connectionLine: Translated<typeof connectionLineTexts> = {
  connected: 'Verbunden',
  reconnecting: 'Verbindung wird wieder aufgebaut …',
  reconnectingSoon: 'Gleich neuer Versuch.',
  reconnectingIn: 'Neuer Versuch in {seconds} s',
  retryNow: 'Jetzt versuchen',
};
