import type { Scope, User } from '@parley/events';

/** SHA-256 of what proves a session or a bot's token, in hex: the token itself is kept nowhere. */
export type SessionId = string & { readonly __brand: 'SessionId' };

export interface Session {
  readonly id: SessionId;
  readonly user: User;
  /** What it was opened with, in few words; undefined if nobody knows. */
  readonly device?: string | undefined;
  readonly createdAt: number;
  /** When it was last opened or extended; a token has a time of its own. */
  readonly usedAt?: number | undefined;
  /** Undefined: it has no end. */
  readonly expiresAt: number | undefined;
  /** Only if it is a bot's token. */
  readonly token?: { readonly scopes: readonly Scope[]; readonly usedAt: number | undefined } | undefined;
}

/** A session of somebody who signed in. */
export interface LiveSession extends Session {
  readonly usedAt: number;
  readonly expiresAt: number;
}

/** A session to be opened. */
export interface NewSession {
  readonly id: SessionId;
  readonly expiresAt: number;
  readonly device?: string | undefined;
}

/** Who can sign in, and with what. */
export interface Credentials {
  readonly user: User;
  /** As `Passwords.hash` made it. */
  readonly password: string;
}
