import { params, texts } from '../texts.ts';

export const sidebarTexts = texts('sidebar', {
  go: 'Go to …',
  catchUp: 'Catch up',
  search: 'Search messages',
  searchKeys: 'Search messages (Ctrl+Shift+F)',
  rooms: 'Rooms',
  loading: 'Loading rooms',
  favourites: 'Favourites',
  emptyFolder: 'This folder is empty.',
  channels: 'Channels',
  create: 'Create a room',
  noChannel: 'You’re not in any channels yet. Browse them to join one.',
  privates: 'Private',
  directs: 'Direct messages',
  newDirect: 'New direct message',
  noDirect: 'Talk to one person, or a few.',
  hidden: params('Hidden ({count})'),
  browse: 'Browse channels',
});
