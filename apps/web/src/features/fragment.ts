import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** What stands behind the `#` of the address: the browser sends it to nobody, so secrets of links stand there. */
export const useFragment = (): string => useSyncExternalStore(subscribe, () => window.location.hash.slice(1));
