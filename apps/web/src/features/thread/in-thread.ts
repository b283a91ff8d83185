import type { Room } from '@parley/events';
import { createContext, use } from 'react';

/** The message that the thread answers in which one is; undefined outside of threads. */
export const InThread = createContext<Room['parent']>(undefined);

export const useInThread = (): Room['parent'] => use(InThread);
