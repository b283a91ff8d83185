import type { Readable } from '@parley/client';
import { useSyncExternalStore } from 'react';

/** The value of `readable` now; the component renders again when it changes. */
export const useReadable = <T>(readable: Readable<T>): T =>
  useSyncExternalStore(readable.subscribe, readable.get, readable.get);

/** What several values give together: the same list for as long as its items are the same. */
export function combined<T>(
  parts: readonly Readable<unknown>[],
  compute: () => readonly T[],
): Readable<readonly T[]> {
  let shown: readonly T[] = [];
  return {
    get: () => {
      const now = compute();
      if (now.length !== shown.length || now.some((item, index) => item !== shown[index])) shown = now;
      return shown;
    },
    subscribe: (listener) => {
      const ends = parts.map((part) => part.subscribe(listener));
      return () => ends.forEach((end) => end());
    },
  };
}
