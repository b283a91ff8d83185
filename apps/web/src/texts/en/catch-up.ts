import { params, plural, texts } from '../texts.ts';

export const catchUpTexts = texts('catchUp', {
  title: 'Catch up',
  loading: 'Loading rooms',
  doneWith: params('Done with {room}.'),
  waits: params('{room} waits at the end.'),
  left: plural({ one: '{count} conversation to read.', other: '{count} conversations to read.' }),
  undo: 'Undo',
  nothing: 'You are all caught up',
  nothingMore: 'Nothing is waiting for you any more. Well done.',
  nothingYet: 'What is new will gather here: direct messages first, then threads and rooms.',
  list: 'To read',
  keys: '{j} next {k} previous {e} done {l} later {z} undo {r} reply',
  unread: plural({ one: '{count} unread', other: '{count} unread' }),
  done: 'Done',
  later: 'Later',
  reply: 'Open and reply',
  unreadLoading: 'Loading what is unread',
  unreadList: 'Unread messages',
  more: 'There is more to read there.',
});
