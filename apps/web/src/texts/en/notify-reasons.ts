import { params, plural, texts } from '../texts.ts';

export const notifyReasonsTexts = texts('notifyReasons', {
  notified: params('Notified because {call}.'),
  silent: params('Not notified: {why}.'),
  silentThough: params('Not notified: {why}, though {call}.'),
  // What stands for {call}.
  callDirect: 'it is a direct message',
  callMention: 'you were mentioned',
  callThread: 'it is a reply in a thread you follow',
  callEverybody: 'it mentions everybody',
  callKeyword: params('it has your keyword “{word}”'),
  callAll: 'you chose all messages there',
  // What stands for {why}, by the names of the silences.
  mine: 'it is your own',
  deleted: 'it was deleted at once',
  muted: 'the room is muted',
  hidden: 'the room is hidden',
  open: 'you had the room open',
  read: 'you had already read it',
  uncalled: 'it wasn’t for you',
  nothing: 'you chose no notifications',
  paused: 'do not disturb',
  quiet: 'quiet hours',
  off: 'notifications are turned off',
  unable: 'this device can’t show them',
  refused: 'this browser blocks them',
  unasked: 'they are not allowed on this device yet',
  unfollowed: 'you don’t follow this thread',
  outside: 'you haven’t joined this room',
  until: params('{why} until {when}'),
  missedTold: plural({
    one: 'One message while you were away: notified in a summary.',
    other: '{count} messages while you were away: notified in a summary.',
  }),
  missedUntold: plural({
    one: 'One message while you were away: not notified one by one.',
    other: '{count} messages while you were away: not notified one by one.',
  }),
  unknown: 'This device doesn’t know: the message came while Parley wasn’t open here, or long ago.',
});
