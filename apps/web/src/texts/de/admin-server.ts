import type { adminServerTexts } from '../en/admin-server.ts';
import type { Translated } from '../texts.ts';

export const adminServer: Translated<typeof adminServerTexts> = {
  title: 'Server',
  refresh: 'Aktualisieren',
  asking: 'Der Server wird gefragt',
  state: 'Zustand',
  ready: 'Bereit',
  stuck: 'Kann gerade nicht schreiben',
  version: 'Version',
  up: 'Läuft seit',
  upSince: '{duration}, seit {when}',
  online: 'Jetzt online',
  onlinePeople: { one: '{count} Person', other: '{count} Personen' },
  connections: { one: '{count} Verbindung', other: '{count} Verbindungen' },
  accounts: 'Konten',
  guests: 'Gäste',
  bots: 'Bots',
  rooms: 'Räume',
  messages: 'Nachrichten',
  database: 'Datenbank',
};
