import { params, texts } from '../texts.ts';

export const mutesTexts = texts('mutes', {
  minutes: 'Mute for 10 minutes',
  hour: 'Mute for an hour',
  day: 'Mute for a day',
  endless: 'Mute until unmuted',
  untilLifted: 'until a moderator unmutes you',
  untilClock: params('until {clock}'),
  untilDay: params('until {day}, {clock}'),
});
