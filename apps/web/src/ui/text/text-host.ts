import { createContext } from 'react';

/** What a text needs of the page around it. */
export interface TextHost {
  /** Puts a text on the clipboard; false if it can't. */
  readonly copy: (text: string) => Promise<boolean>;
}

export const TextHostContext = createContext<TextHost>({ copy: () => Promise.resolve(false) });
