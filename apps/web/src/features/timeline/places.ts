import type { RoomId } from '@parley/events';
import { createContext, use } from 'react';

/** Where one was reading in each room, by the key of the topmost message; nothing for those read at their end. */
export type Places = Map<RoomId, string>;

export const PlacesContext = createContext<Places>(new Map());

export const usePlaces = (): Places => use(PlacesContext);
