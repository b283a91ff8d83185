import { params, texts } from '../texts.ts';

export const mutesTexts = texts('mutes', {
  minutes: 'Mute for 10 minutes',
  hour: 'Mute for an hour',
  day: 'Mute for a day',
  endless: 'Mute until lifted',
  untilLifted: 'until a moderator lifts it',
  untilClock: params('until {clock}'),
  untilDay: params('until {day}, {clock}'),
});
