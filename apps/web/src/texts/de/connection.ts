import type { connectionTexts } from '../en/connection.ts';
import type { Translated } from '../texts.ts';

export const connection: Translated<typeof connectionTexts> = {
  connecting: 'Verbindet',
  connected: 'Verbunden',
  catchingUp: 'Holt auf',
  reconnecting: 'Verbindet neu',
  disconnected: 'Getrennt',
  unreachable: 'Der Server ist nicht erreichbar.',
  refused: 'Der Server hat die Verbindung abgelehnt.',
  lost: 'Die Verbindung ist abgerissen.',
  silent: 'Der Server antwortet nicht.',
  renewed: 'Deine Sitzung wurde erneuert.',
};
