import { pauseTexts } from '../../texts/en/pause.ts';
import { statusTexts } from '../../texts/en/status.ts';
import { times } from '../../ui/times.ts';
import { endOfDay, endOfWeek, inMinutes, tomorrowMorning } from './moments.ts';

/** When a status is taken back; at a `moment` of one's own choice, or `never` by itself. */
export type StatusEnd = 'halfHour' | 'hour' | 'fourHours' | 'today' | 'week' | 'moment' | 'never';

interface End {
  readonly value: StatusEnd;
  readonly label: string;
  readonly until?: (now: number) => number;
}

export function statusEnds(): readonly End[] {
  const t = statusTexts();
  return [
    { value: 'halfHour', label: t.halfHour, until: (now) => inMinutes(30, now) },
    { value: 'hour', label: t.hour, until: (now) => inMinutes(60, now) },
    { value: 'fourHours', label: t.fourHours, until: (now) => inMinutes(240, now) },
    { value: 'today', label: t.today, until: endOfDay },
    { value: 'week', label: t.week, until: endOfWeek },
    { value: 'moment', label: t.moment },
    { value: 'never', label: t.never },
  ];
}

interface Preset {
  readonly emoji: string;
  readonly text: string;
  readonly end: StatusEnd;
}

export function statusPresets(): readonly Preset[] {
  const t = statusTexts();
  return [
    { emoji: '📅', text: t.meeting, end: 'hour' },
    { emoji: '🚆', text: t.commuting, end: 'halfHour' },
    { emoji: '🥪', text: t.lunch, end: 'hour' },
    { emoji: '🎧', text: t.focus, end: 'fourHours' },
    { emoji: '🤒', text: t.sick, end: 'today' },
    { emoji: '🌴', text: t.vacation, end: 'week' },
  ];
}

interface Pause {
  readonly label: string;
  /** As one finds it among all that can be done. */
  readonly target: string;
  readonly until: (now: number) => number;
}

/** For how long notifications can be paused by one press. */
export function pauses(now: number): readonly Pause[] {
  const t = pauseTexts();
  return [
    { label: t.halfHour, target: t.targetHalfHour, until: (from) => inMinutes(30, from) },
    { label: t.hour, target: t.targetHour, until: (from) => inMinutes(60, from) },
    { label: t.twoHours, target: t.targetTwoHours, until: (from) => inMinutes(120, from) },
    {
      label: t.tomorrow({ clock: times.clock(tomorrowMorning(now)) }),
      target: t.targetTomorrow,
      until: tomorrowMorning,
    },
  ];
}
