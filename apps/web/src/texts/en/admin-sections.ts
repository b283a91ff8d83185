import { texts } from '../texts.ts';

export const adminSectionsTexts = texts('adminSections', {
  people: 'People',
  invites: 'Invitations',
  reports: 'Reports',
  rooms: 'Rooms',
  bots: 'Bots',
  audit: 'Audit log',
  server: 'Server',
});
