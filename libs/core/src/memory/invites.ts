import type { RoomId, UserId } from '@parley/events';
import type { SecretHash } from '../ports.ts';
import { isSpent } from '../store-rules.ts';
import { memberOf, roomOf } from './rooms.ts';
import type { MemoryInvite, MemoryState } from './state.ts';

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
    const isChannel = roomOf(room).kind === 'channel';
    const mine = user === undefined ? undefined : memberOf(room, user)?.state;
    return (isChannel || memberOf(room, invite.createdBy)?.state === 'joined') && (mine ?? 'left') === 'left';
  });

export function countUse({ invites }: MemoryState, invite: MemoryInvite): void {
  invites.set(invite.id, { ...invite, used: invite.used + 1 });
}
