import { useReadable, type Readable } from '@parley/react';
import { createContext, use } from 'react';
import type { Deletion, Deletions } from './deletions.ts';

export const DeletionsContext = createContext<Deletions | undefined>(undefined);

/** Undefined until that part of the page is loaded. */
export const useDeletions = (): Deletions | undefined => use(DeletionsContext);

const none: readonly Deletion[] = [];
const noDeletions: Readable<readonly Deletion[]> = { get: () => none, subscribe: () => () => {} };

/** The messages that are being deleted, in the order in which that began. */
export const useDeleting = (): readonly Deletion[] => useReadable(useDeletions() ?? noDeletions);
