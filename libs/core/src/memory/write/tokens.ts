import { limits } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { done, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';

export function createToken(
  { state }: MemoryDraft,
  { token, actor, at }: WriteOf<'createToken'>,
): WriteResult<'createToken'> {
  const { session, ...told } = token;
  if (state.users.get(token.bot)?.user.role !== 'bot') return refusals.noBot;
  if (!state.users.has(actor)) return refusals.noUser;
  const known = [...state.tokens.values()];
  if (state.tokens.has(token.id) || known.some((other) => other.session === session)) return refusals.idTaken;
  if (known.filter(({ bot }) => bot === token.bot).length >= limits.tokensPerBot)
    return refusals.tooManyTokens;
  state.tokens.set(token.id, { ...told, session, createdAt: at, createdBy: actor });
  return done<'createToken'>({});
}

export function revokeToken(
  draft: MemoryDraft,
  { token: id }: WriteOf<'revokeToken'>,
): WriteResult<'revokeToken'> {
  const { tokens } = draft.state;
  const token = tokens.get(id);
  if (!token) return refusals.noToken;
  tokens.delete(id);
  draft.endSession(token.session, 'signed_out');
  return done<'revokeToken'>({});
}

export function noteTokenUse(
  { state }: MemoryDraft,
  { session, at }: WriteOf<'noteTokenUse'>,
): WriteResult<'noteTokenUse'> {
  const token = [...state.tokens.values()].find((other) => other.session === session);
  if (!token) return refusals.noToken;
  state.tokens.set(token.id, { ...token, usedAt: Math.max(at, token.usedAt ?? 0) });
  return done<'noteTokenUse'>({});
}
