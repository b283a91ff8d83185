import { params, plural, texts } from '../texts.ts';

/** What notifications say. */
export const notifyTexts = texts('notify', {
  inRoom: params('{author} in {room}'),
  gathered: plural({ one: '{room}: {count} message', other: '{room}: {count} messages' }),
  missed: plural({
    one: 'While you were away: one message for you',
    other: 'While you were away: {count} messages for you',
  }),
  more: params('and {count} more'),
});
