import { params, texts } from '../texts.ts';

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
  onlineCount: params('{people} with {connections} connections'),
  accounts: 'Accounts',
  guests: 'Guests',
  bots: 'Bots',
  rooms: 'Rooms',
  messages: 'Messages',
  database: 'Database',
});
