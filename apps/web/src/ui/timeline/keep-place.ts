import { createContext } from 'react';

/** Makes a change to the height of a row, in which `held` stays where it is on the screen. */
export type KeepPlace = (held: HTMLElement, change: () => void) => void;

/** Of the list around a row. */
export const KeepPlaceContext = createContext<KeepPlace>((_, change) => change());
