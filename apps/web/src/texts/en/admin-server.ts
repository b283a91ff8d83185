import { params, texts } from '../texts.ts';

export const adminServerTexts = texts('adminServer', {
  title: 'Server',
  refresh: 'Refresh',
  asking: 'Asking the server',
  state: 'State',
  ready: 'Ready',
  stuck: 'Cannot write just now',
  version: 'Version',
  up: 'Up for',
  upSince: params('{duration}, since {when}'),
  online: 'People here now',
  onlineCount: params('{people} with {connections} connections'),
  accounts: 'Accounts',
  guests: 'Guests',
  bots: 'Bots',
  rooms: 'Rooms',
  messages: 'Messages',
  database: 'Database',
});
