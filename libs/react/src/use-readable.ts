import type { Readable } from '@parley/client';
import { useSyncExternalStore } from 'react';

/** The value of `readable` now; the component renders again when it changes. */
export const useReadable = <T>(readable: Readable<T>): T =>
  useSyncExternalStore(readable.subscribe, readable.get, readable.get);
