import { params, plural, texts } from '../texts.ts';

export const adminServerTexts = texts('adminServer', {
  title: 'Server',
  refresh: 'Refresh',
  asking: 'Loading server details',
  state: 'State',
  ready: 'Ready',
  stuck: 'Can’t save anything right now',
  version: 'Version',
  up: 'Uptime',
  upSince: params('{duration}, since {when}'),
  online: 'Online now',
  onlinePeople: plural({ one: '{count} person', other: '{count} people' }),
  connections: plural({ one: '{count} connection', other: '{count} connections' }),
  accounts: 'Accounts',
  guests: 'Guests',
  bots: 'Bots',
  rooms: 'Rooms',
  messages: 'Messages',
  database: 'Database',
});
