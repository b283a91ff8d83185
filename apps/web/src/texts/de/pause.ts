import type { pauseTexts } from '../en/pause.ts';
import type { Translated } from '../texts.ts';

export const pause: Translated<typeof pauseTexts> = {
  title: 'Benachrichtigungen anhalten',
  description:
    'Nichts meldet sich, auf keinem deiner Geräte; gezählt wird weiter. Andere sehen, dass du nicht gestört werden willst, und können dir trotzdem schreiben.',
  paused: 'Angehalten bis {moment}.',
  halfHour: '30 Minuten',
  hour: '1 Stunde',
  twoHours: '2 Stunden',
  tomorrow: 'Bis morgen, {clock}',
  moment: 'Bis zu einem Tag, einer Zeit',
  date: 'Bis',
  over: 'Diese Zeit ist schon vorbei.',
  noMoment: 'Wähl einen Tag und eine Zeit.',
  pause: 'Anhalten',
  resume: 'Benachrichtigungen fortsetzen',
  words: 'nicht stören, stumm, Ruhe, dnd',
  targetHalfHour: 'Benachrichtigungen 30 Minuten anhalten',
  targetHour: 'Benachrichtigungen 1 Stunde anhalten',
  targetTwoHours: 'Benachrichtigungen 2 Stunden anhalten',
  targetTomorrow: 'Benachrichtigungen bis morgen anhalten',
  commandProblem: 'Sag, wie lange: /pause 30m, /pause 2h, /pause tomorrow oder /pause off.',
  commandPaused: 'Bis {moment} meldet sich nichts.',
  commandResumed: 'Benachrichtigungen melden sich wieder.',
};
