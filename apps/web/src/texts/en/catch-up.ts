import { params, plural, texts } from '../texts.ts';

export const catchUpTexts = texts('catchUp', {
  title: 'Catch up',
  loading: 'Loading rooms',
  doneWith: params('Done with {room}.'),
  waits: params('{room} waits at the end.'),
  left: plural({ one: '{count} conversation left.', other: '{count} conversations left.' }),
  undo: 'Undo',
  nothing: 'You’re all caught up',
  nothingMore: 'That was everything. Well done!',
  nothingYet: 'What’s new shows up here: direct messages first, then threads and rooms.',
  list: 'To read',
  keys: '{j} next {k} previous {e} done {l} later {z} undo {r} reply',
  unread: plural({ one: '{count} unread', other: '{count} unread' }),
  done: 'Done',
  later: 'Later',
  reply: 'Open and reply',
  unreadLoading: 'Loading unread messages',
  unreadList: 'Unread messages',
  more: 'There’s more to read there.',
});
