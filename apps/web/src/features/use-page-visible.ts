import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
};

const get = () => document.visibilityState === 'visible';

/** False while the page is in a tab behind another, or minimised. */
export const usePageVisible = (): boolean => useSyncExternalStore(subscribe, get);
