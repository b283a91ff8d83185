import { params, texts } from '../texts.ts';

export const pauseTexts = texts('pause', {
  title: 'Pause notifications',
  description:
    'No notifications on any of your devices; unread numbers still count. Others see that you don’t want to be disturbed, and can still write.',
  paused: params('Paused until {moment}.'),
  halfHour: 'For 30 minutes',
  hour: 'For 1 hour',
  twoHours: 'For 2 hours',
  tomorrow: params('Until tomorrow, {clock}'),
  moment: 'Until a date and time',
  date: 'Until',
  over: 'That time has already passed.',
  noMoment: 'Choose a date and a time.',
  pause: 'Pause',
  resume: 'Resume notifications',
  words: 'do not disturb, dnd, mute, silence, snooze',
  targetHalfHour: 'Pause notifications for 30 minutes',
  targetHour: 'Pause notifications for 1 hour',
  targetTwoHours: 'Pause notifications for 2 hours',
  targetTomorrow: 'Pause notifications until tomorrow',
  commandProblem: 'Say for how long: /pause 30m, /pause 2h, /pause tomorrow or /pause off.',
  commandPaused: params('Notifications paused until {moment}.'),
  commandResumed: 'Notifications are back on.',
});
