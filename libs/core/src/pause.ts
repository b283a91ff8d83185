import type { Preference, PreferenceKey } from '@parley/events';

/** The preference that others see, by presence. */
export const PAUSED_UNTIL: PreferenceKey = 'notify.pausedUntil';

/** What a value of it stands for. */
export const pauseOf = (value: Preference['value'] | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
