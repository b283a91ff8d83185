import { createContext } from 'react';

/** Whether the server can be reached. */
export const ConnectedContext = createContext(true);
