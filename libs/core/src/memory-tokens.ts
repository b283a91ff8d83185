import { limits, type Token, type TokenId } from '@parley/events';
import type { MemoryState } from './memory-state.ts';
import type { BotAnswers, SessionId, WriteOf, WriteResult } from './ports.ts';
import { refusals } from './store-rules.ts';

type Result = WriteResult<keyof BotAnswers>;

const done: Result = { ok: true, answer: {} };

export function createToken(state: MemoryState, { token, actor, at }: WriteOf<'createToken'>): Result {
  const { session, ...told } = token;
  if (state.users.get(token.bot)?.user.role !== 'bot') return refusals.noBot;
  if (!state.users.has(actor)) return refusals.noUser;
  const known = [...state.tokens.values()];
  if (state.tokens.has(token.id) || known.some((other) => other.session === session)) return refusals.idTaken;
  if (known.filter(({ bot }) => bot === token.bot).length >= limits.tokensPerBot)
    return refusals.tooManyTokens;
  state.tokens.set(token.id, { ...told, session, createdAt: at, createdBy: actor });
  return done;
}

/** The answer, and the session that ended by it. */
export function revokeToken(
  state: MemoryState,
  id: TokenId,
): { readonly result: Result; readonly ended?: SessionId } {
  const token = state.tokens.get(id);
  if (!token) return { result: refusals.noToken };
  state.tokens.delete(id);
  return { result: done, ended: token.session };
}

export function noteTokenUse(state: MemoryState, { session, at }: WriteOf<'noteTokenUse'>): Result {
  const token = [...state.tokens.values()].find((other) => other.session === session);
  if (!token) return refusals.noToken;
  state.tokens.set(token.id, { ...token, usedAt: Math.max(at, token.usedAt ?? 0) });
  return done;
}

/** A token as it is listed: without what proves it. */
export const toldOf = ({ session: _session, expiresAt, ...token }: MemoryToken): Token => ({
  ...token,
  ...(expiresAt !== undefined && { expiresAt }),
});

export interface MemoryToken extends Omit<Token, 'expiresAt'> {
  readonly session: SessionId;
  readonly expiresAt?: number | undefined;
}
