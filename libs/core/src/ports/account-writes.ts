import type { Preference, RoomId, Status, User, UserId, UserRole } from '@parley/events';
import type { SecretHash } from './access-writes.ts';
import type { NewSession, SessionId } from './sessions.ts';

/** A name or handle, and its key: two that look alike are one. */
export interface UniqueText {
  readonly text: string;
  readonly key: string;
}

/** Writes about people: who they are, how they sign in, and what they set for themselves. */
export type AccountWrite =
  | {
      /**
       * A new user, signed in, and joined to `rooms`. `nameKey` is taken while somebody has it as the key of a name (who is no
       * guest, or a guest with a live session) or of a handle. With `password` they can sign in again; and who can, in a place
       * that has no owner yet, becomes its owner.
       */
      readonly kind: 'createUser';
      readonly user: {
        readonly id: UserId;
        readonly role: UserRole;
        readonly name: string;
        readonly nameKey: string;
      };
      readonly password?: string | undefined;
      readonly session?: NewSession | undefined;
      readonly rooms: readonly RoomId[];
      /** Used by coming in: one that is not good is `not_found`. Its rooms are joined, too. */
      readonly invite?: SecretHash | undefined;
    }
  /**
   * A guest keeps the name: with a password they are a member, or the owner of a place that has none yet. The session
   * `replaces` ends as `renewed`: `session` takes its place. Who is no guest is `conflict`.
   */
  | {
      readonly kind: 'register';
      readonly user: UserId;
      readonly password: string;
      readonly session: NewSession;
      readonly replaces: SessionId;
    }
  /**
   * Facets of a user; what is left out stays, null takes it away. `changedAt` grows also when the clock was set back; what is so
   * already changes nothing. A name or handle that looks like anybody's is `conflict`, as is a handle for a guest; a status that is
   * over at `at` is `invalid`.
   */
  | {
      readonly kind: 'updateUser';
      readonly user: UserId;
      readonly name?: UniqueText | undefined;
      readonly handle?: UniqueText | undefined;
      readonly avatar?: string | null | undefined;
      readonly timeZone?: string | null | undefined;
      readonly status?: Status | null | undefined;
    }
  /**
   * By the owner. `owner` hands the place over: who was owner is admin then. Only who has registered can get a role, and the owner
   * has no other way to lose theirs (`conflict`).
   */
  | { readonly kind: 'setUserRole'; readonly user: UserId; readonly role: 'owner' | 'admin' | 'member' }
  /**
   * Signs a registered user in. `proof` is the hash that their password was compared with: if it is another by now, it is
   * `forbidden`. The session `replaces` ends.
   */
  | {
      readonly kind: 'openSession';
      readonly user: UserId;
      readonly proof: string;
      readonly session: NewSession;
      readonly replaces?: SessionId | undefined;
    }
  /** As `openSession`, `proof`. With `endsOthers` all sessions end but this one. */
  | {
      readonly kind: 'setPassword';
      readonly user: UserId;
      readonly proof: string;
      readonly password: string;
      readonly endsOthers?: SessionId | undefined;
    }
  /** An unknown session, or one that has run out at `at`, is `not_found`: its name may be somebody else's by now. Sets `usedAt`. */
  | { readonly kind: 'extendSession'; readonly session: SessionId; readonly expiresAt: number }
  /** Ends it; a guest without another live session gives the name back. Ending an unknown session is no error. */
  | { readonly kind: 'endSession'; readonly session: SessionId }
  /** Ends all sessions of a user, but for one. */
  | { readonly kind: 'endSessions'; readonly user: UserId; readonly but?: SessionId | undefined }
  /**
   * What the actor sets for themself; null takes it away. One too many, or more characters of JSON than fit in all, is `conflict`.
   * What is so already changes nothing.
   */
  | { readonly kind: 'setPreference'; readonly key: string; readonly value: Preference['value'] };

export interface AccountAnswers {
  readonly createUser: { readonly user: User };
  readonly register: { readonly user: User };
  readonly updateUser: { readonly user: User };
  readonly setUserRole: { readonly user: User };
  readonly openSession: { readonly user: User };
  readonly setPassword: Record<never, never>;
  readonly extendSession: { readonly expiresAt: number };
  readonly endSession: Record<never, never>;
  readonly endSessions: { readonly ended: number };
  readonly setPreference: Record<never, never>;
}
