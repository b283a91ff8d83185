import type { Invite, Token, User, UserId } from '@parley/events';
import type { SecretHash } from '../../ports.ts';
import { byCodeUnit } from '../../store-rules.ts';
import { goodInvite, roomsToJoin } from '../invites.ts';
import { roomOf } from '../rooms.ts';
import type { MemoryInvite, MemoryState, MemoryToken } from '../state.ts';
import type { Answer } from './calls.ts';

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => byCodeUnit(a.id, b.id);

export const bots = ({ users }: MemoryState): readonly User[] =>
  [...users.values()].flatMap(({ user }) => (user.role === 'bot' ? user : [])).sort(byId);

export const tokens = (state: MemoryState, bot: UserId): Answer<'tokens'> =>
  [...state.tokens.values()]
    .filter((token) => token.bot === bot)
    .sort(byId)
    .map((token) => ({ session: token.session, token: toldToken(token) }));

/** A token as it is listed: without what proves it. */
const toldToken = ({ session: _session, expiresAt, ...token }: MemoryToken): Token => ({
  ...token,
  ...(expiresAt !== undefined && { expiresAt }),
});

export function invite(state: MemoryState, secret: SecretHash, now: number): Answer<'invite'> {
  const found = goodInvite(state, secret, now);
  if (!found) return undefined;
  const rooms = roomsToJoin(state, found).flatMap((id) => state.rooms.get(id) ?? []);
  return { invite: toldInvite(found), rooms: rooms.map(roomOf) };
}

export const invites = (state: MemoryState): readonly Invite[] =>
  [...state.invites.values()].map(toldInvite).sort(byId);

/** An invite as it is listed: without what proves it. */
const toldInvite = ({ secret: _secret, ...told }: MemoryInvite): Invite => told;

export const recoveryCodes = ({ recoveries }: MemoryState, user: UserId): number =>
  [...recoveries.values()].filter((known) => known.user === user && known.kind === 'code').length;
