import { params, plural, texts } from '../texts.ts';

export const browseTexts = texts('browse', {
  title: 'Browse channels',
  create: 'Create',
  search: 'Search channels',
  byName: 'Search by name',
  channels: 'Channels',
  loading: 'Loading channels',
  none: 'No channels found',
  first: 'Create the first one.',
  noneCalled: params('No channel is called “{name}”.'),
  members: plural({ one: '{count} member', other: '{count} members' }),
  joined: 'Joined',
  archived: 'Archived',
  joinRoom: params('Join {room}'),
  join: 'Join',
});
