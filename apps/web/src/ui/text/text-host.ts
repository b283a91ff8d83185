import { createContext } from 'react';
import type { RoomNames } from '../timeline/room-links.tsx';

/** What a text needs of the page around it. */
export interface TextHost {
  /** Puts a text on the clipboard; false if it can't. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Which names of rooms lead where; loaded with the first text that may hold one. The same promise each time. */
  readonly rooms?: () => Promise<RoomNames>;
}

export const TextHostContext = createContext<TextHost>({ copy: () => Promise.resolve(false) });
