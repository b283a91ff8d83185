import type { RoomId, UserId } from '@parley/events';

/** Writes that take away what must not be kept: old messages, and people with what they said. */
export type PrivacyWrite =
  /**
   * Deletes a room's oldest messages, in order of seq up to the first that is not older than `before`, and at most
   * `limit` of them. Each is a change like any deletion.
   */
  | { readonly kind: 'expire'; readonly room: RoomId; readonly before: number; readonly limit: number }
  /**
   * Somebody goes for good: their sessions and tokens end, they leave every room, what they sign in with is forgotten, and
   * name and handle are free; they are listed no more. Without `keepName` they have no name any more. The last owner is `conflict`; who has
   * gone stays so. `removeSaid`: what they said is to go too, by writes of that kind.
   */
  | {
      readonly kind: 'removeUser';
      readonly user: UserId;
      readonly keepName: boolean;
      readonly removeSaid: boolean;
    }
  /** Deletes what a user said in a room, and takes their reactions back, at messages with `after` < seq <= `to`. */
  | {
      readonly kind: 'removeSaid';
      readonly room: RoomId;
      readonly user: UserId;
      readonly after: number;
      readonly to: number;
    }
  /** Nothing is left of what the user said. */
  | { readonly kind: 'finishRemoval'; readonly user: UserId };

export interface PrivacyAnswers {
  readonly expire: { readonly expired: number; readonly more: boolean };
  readonly removeUser: Record<never, never>;
  readonly removeSaid: { readonly rev: number };
  readonly finishRemoval: Record<never, never>;
}
