import type { InviteId, RoomId, User, UserId } from '@parley/events';
import type { NewSession } from './sessions.ts';

/** SHA-256, in hex, of a secret that is shown once: an invite link's, a recovery code's. */
export type SecretHash = string & { readonly __brand: 'SecretHash' };

/** Writes about ways in: invites, and what lets somebody in again who lost the password. */
export type AccessWrite =
  /** Forgets invites that are used up or have expired; above limits.invites that are left it is `conflict`. Never with `op`. */
  | { readonly kind: 'createInvite'; readonly invite: NewInvite }
  /** An unknown one is `not_found`. */
  | { readonly kind: 'revokeInvite'; readonly invite: InviteId }
  /** Joins a user to the invite's rooms and counts as a use, unless they are in all of them. One that is not good is `not_found`. */
  | { readonly kind: 'useInvite'; readonly invite: SecretHash }
  /** One-time codes in place of those before; `proof` as in `openSession`. */
  | {
      readonly kind: 'setRecoveryCodes';
      readonly proof: string;
      readonly codes: readonly SecretHash[];
    }
  /** A link that lets a registered user in again, in place of those before. */
  | {
      readonly kind: 'createRecovery';
      readonly user: UserId;
      readonly secret: SecretHash;
      readonly expiresAt: number;
    }
  /**
   * By a code or a link, which is spent, and with it every link of that user: a new password, a new session, and the end of all
   * others. `actor` is of no account. What is not good (any more) is `not_found`.
   */
  | {
      readonly kind: 'recover';
      readonly secret: SecretHash;
      readonly password: string;
      readonly session: NewSession;
    };

export interface NewInvite {
  readonly id: InviteId;
  readonly secret: SecretHash;
  readonly rooms: readonly RoomId[];
  /** How often it may be used; undefined: any number of times. */
  readonly uses?: number | undefined;
  readonly expiresAt?: number | undefined;
}

export interface AccessAnswers {
  readonly createInvite: Record<never, never>;
  readonly revokeInvite: Record<never, never>;
  readonly useInvite: { readonly rooms: readonly RoomId[] };
  readonly setRecoveryCodes: Record<never, never>;
  readonly createRecovery: Record<never, never>;
  readonly recover: { readonly user: User };
}
