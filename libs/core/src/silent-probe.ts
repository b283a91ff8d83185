import type { Probe } from './ports.ts';

const nothing = (): void => undefined;

/** Where nobody counts. */
export const silentProbe: Probe = {
  answered: nothing,
  committed: nothing,
  failed: nothing,
  delivered: nothing,
  dropped: nothing,
  resynced: nothing,
};
