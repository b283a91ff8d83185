import { createContext, use } from 'react';

/** What the app does with the session itself; features only ask for it. */
export interface AccountActions {
  /** Ends the session on the server and forgets it here; answers what went wrong, if anything did. */
  readonly signOut: () => Promise<string | undefined>;
  /** Back to the first screen, after the server ended the session. */
  readonly startOver: () => void;
}

export const AccountContext = createContext<AccountActions>({
  signOut: async () => undefined,
  startOver: () => {},
});

export const useAccount = (): AccountActions => use(AccountContext);
