import { createContext } from 'react';

/**
 * Puts the focus where it belongs, once a dialog is gone and the page stands as it will; without it, the focus goes to
 * what had it before.
 */
export const ReturnFocusContext = createContext<(() => void) | undefined>(undefined);
