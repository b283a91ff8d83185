import type { adminSectionsTexts } from '../en/admin-sections.ts';
import type { Translated } from '../texts.ts';

export const adminSections: Translated<typeof adminSectionsTexts> = {
  people: 'Personen',
  invites: 'Einladungen',
  reports: 'Meldungen',
  rooms: 'Räume',
  bots: 'Bots',
  audit: 'Protokoll',
  server: 'Server',
};
