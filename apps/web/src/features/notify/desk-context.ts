import { createContext, use } from 'react';
import { browserDesk } from './browser-desk.ts';
import type { Desk } from './desk.ts';

/** The browser's own, unless a test gives another. */
export const DeskContext = createContext<Desk>(browserDesk);

export const useDesk = (): Desk => use(DeskContext);
