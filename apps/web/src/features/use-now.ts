import { systemClock } from '@parley/events/clock';
import { useSyncExternalStore } from 'react';

type Subscribe = (listener: () => void) => () => void;

/** One timer for each step, however many look. */
function ticker(stepMs: number): { readonly subscribe: Subscribe; readonly get: () => number } {
  const listeners = new Set<() => void>();
  let cancel = () => {};
  const tick = () => {
    cancel = systemClock.after(stepMs - (systemClock.now() % stepMs), () => {
      for (const listener of listeners) listener();
      tick();
    });
  };
  return {
    subscribe: (listener) => {
      if (listeners.size === 0) tick();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) cancel();
      };
    },
    get: () => Math.floor(systemClock.now() / stepMs) * stepMs,
  };
}

const everySecond = ticker(1_000);
const everyMinute = ticker(60_000);

/** Local time, renewed each second or minute, rounded down to it. */
export function useNow(step: 'second' | 'minute'): number {
  const { subscribe, get } = step === 'second' ? everySecond : everyMinute;
  return useSyncExternalStore(subscribe, get);
}
