import { params, plural, texts } from '../texts.ts';

export const notifyReasonsTexts = texts('notifyReasons', {
  notified: params('Notified because {call}.'),
  silent: params('Not notified: {why}.'),
  silentThough: params('Not notified: {why}, though {call}.'),
  // What stands for {call}.
  callDirect: 'it is a direct message',
  callMention: 'you were mentioned',
  callThread: 'it is a reply in a thread that you follow',
  callEverybody: 'it calls everybody',
  callKeyword: params('it has your keyword “{word}”'),
  callAll: 'you want every message there',
  // What stands for {why}, by the names of the silences.
  mine: 'it is your own',
  deleted: 'it was deleted at once',
  muted: 'the room is muted',
  hidden: 'the room is hidden',
  open: 'the room was open before you',
  read: 'you had read it already',
  uncalled: 'it was not for you',
  nothing: 'you want to be told of nothing',
  paused: 'do not disturb',
  quiet: 'quiet hours',
  off: 'notifications are switched off',
  unable: 'this device shows none',
  refused: 'this browser refuses them',
  unasked: 'they are not allowed on this device yet',
  until: params('{why} until {when}'),
  missedTold: plural({
    one: 'One message while you were away: told as a sum.',
    other: '{count} messages while you were away: told as a sum.',
  }),
  missedUntold: plural({
    one: 'One message while you were away: not told one by one.',
    other: '{count} messages while you were away: not told one by one.',
  }),
  unknown: 'This device does not know: the message came while no page was open here, or long ago.',
});
