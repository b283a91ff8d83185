import { params, texts } from '../texts.ts';

export const peopleTexts = texts('people', {
  title: 'People',
  search: 'Search people',
  byName: 'Search by name',
  invite: 'Invite people',
  program: 'A program, not a person',
  bot: 'bot',
  messageTo: params('Message {name}'),
  message: 'Message',
  loading: 'Loading people',
  none: 'Nobody found',
  first: 'You’re the first one here.',
  noneCalled: params('Nobody is called “{name}”.'),
});
