import type { Scope, TokenId, UserId } from '@parley/events';
import type { SessionId } from './sessions.ts';

/** Writes about bots and their tokens. A bot itself is made by `createUser`. */
export type BotWrite =
  /** A way in for a bot. No such bot, or maker, is `not_found`; one with limits.tokensPerBot of them `conflict`. Never with `op`. */
  | { readonly kind: 'createToken'; readonly token: NewToken }
  /** Ends it, as if it were a session; an unknown one is `not_found`. */
  | { readonly kind: 'revokeToken'; readonly token: TokenId }
  /** It was used at `at`; the later time stays. An unknown one is `not_found`. */
  | { readonly kind: 'noteTokenUse'; readonly session: SessionId };

export interface NewToken {
  readonly id: TokenId;
  /** By which its secret is known. */
  readonly session: SessionId;
  readonly bot: UserId;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt?: number | undefined;
}

export interface BotAnswers {
  readonly createToken: Record<never, never>;
  readonly revokeToken: Record<never, never>;
  readonly noteTokenUse: Record<never, never>;
}
