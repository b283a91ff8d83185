import type { Ack, User } from '@parley/events';
import { createContext, use } from 'react';

/** What the link of an invitation says to who is in. */
interface InvitationWords {
  readonly place: string;
  readonly by?: string;
  readonly rooms: readonly string[];
}

/** What the app does with the session and the account themselves; features only ask for it. */
export interface AccountActions {
  /** Ends the session on the server and forgets it here; answers what went wrong, if anything did. */
  readonly signOut: () => Promise<string | undefined>;
  /** A guest becomes a member of the same name; everything said stays theirs. */
  readonly keepName: (password: string) => Promise<Ack<User>>;
  readonly invitation: (secret: string) => Promise<Ack<InvitationWords>>;
  /** Joins the rooms of an invitation. */
  readonly acceptInvite: (secret: string) => Promise<Ack<undefined>>;
  /** How many one-time codes are left. */
  readonly codesLeft: () => Promise<Ack<{ readonly left: number }>>;
  /** New one-time codes in place of those before. */
  readonly makeCodes: (password: string) => Promise<Ack<{ readonly codes: readonly string[] }>>;
  readonly changePassword: (data: {
    readonly password: string;
    readonly next: string;
    readonly endOthers: boolean;
  }) => Promise<Ack<undefined>>;
  /** What others see beside my name from now on; the middle of it is taken. */
  readonly setPicture: (picture: Blob) => Promise<Ack<User>>;
  readonly removePicture: () => Promise<Ack<User>>;
  /** Ends the account for good; what was said stays without the name, or goes too. Who has a password says it. */
  readonly deleteAccount: (data: {
    readonly password?: string;
    readonly messages: 'keep' | 'remove';
  }) => Promise<Ack<undefined>>;
}

const unable = async (): Promise<Ack<never>> => ({
  ok: false,
  error: { code: 'unavailable', message: 'There is no account here.' },
});

export const noAccount: AccountActions = {
  signOut: async () => undefined,
  keepName: unable,
  invitation: unable,
  acceptInvite: unable,
  codesLeft: unable,
  makeCodes: unable,
  changePassword: unable,
  setPicture: unable,
  removePicture: unable,
  deleteAccount: unable,
};

export const AccountContext = createContext<AccountActions>(noAccount);

export const useAccount = (): AccountActions => use(AccountContext);
