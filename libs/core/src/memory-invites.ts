import type { Invite, RoomId, UserId } from '@parley/events';
import type { SecretHash } from './ports.ts';
import { facetOf, type MemoryRoom, type MemoryState } from './memory-state.ts';
import { facet, isSpent } from './store-rules.ts';

export interface MemoryInvite extends Invite {
  readonly secret: SecretHash;
}

/** The invite of that secret, if it lets somebody in: neither used up nor expired, and made by who is still here. */
export function goodInvite(state: MemoryState, secret: SecretHash, at: number): MemoryInvite | undefined {
  const invite = [...state.invites.values()].find((known) => known.secret === secret);
  if (!invite || isSpent(invite, at) || state.users.get(invite.createdBy)?.user.gone) return undefined;
  return invite;
}

/** Rooms of the invite that are a channel, or that its maker is in; without those from which `user` was removed, or where they are. */
export const roomsToJoin = (state: MemoryState, invite: MemoryInvite, user?: UserId): readonly RoomId[] =>
  invite.rooms.filter((id) => {
    const room = state.rooms.get(id);
    if (!room) return false;
    const isChannel = facetOf(room, 'room', facet.room)?.room.kind === 'channel';
    const mine = user === undefined ? undefined : standing(room, user);
    return (isChannel || standing(room, invite.createdBy) === 'joined') && (mine ?? 'left') === 'left';
  });

const standing = (room: MemoryRoom, user: UserId) =>
  facetOf(room, 'member', facet.member(user))?.member.state;

export function countUse({ invites }: MemoryState, invite: MemoryInvite): void {
  invites.set(invite.id, { ...invite, used: invite.used + 1 });
}

/** An invite as it is listed: without what proves it. */
export const toldInvite = ({ secret: _secret, ...invite }: MemoryInvite): Invite => invite;
