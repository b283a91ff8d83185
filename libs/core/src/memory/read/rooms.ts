import { inNameOrder, type RoomEntry, type RoomId, type UserId } from '@parley/events';
import type { Membership, RoomHead } from '../../ports.ts';
import { headOf, homeOf, isJoined, joinedTo, memberOf, roomOf, roomsById } from '../rooms.ts';
import { facets, type MemoryState } from '../state.ts';
import type { Answer, Query } from './calls.ts';
import { contains, isBehind, placeIn } from './name-order.ts';
import { allUsers } from './people.ts';

export function room({ rooms }: MemoryState, id: RoomId): RoomHead | undefined {
  const found = rooms.get(id);
  return found && { room: roomOf(found), head: headOf(found) };
}

export const memberships = (state: MemoryState, user: UserId): readonly Membership[] =>
  roomsById(state).flatMap(([id, of]) => {
    const member = memberOf(of, user);
    if (!member) return [];
    const { role, state: standing, mutedUntil } = member;
    return {
      room: id,
      role,
      state: standing,
      read: of.reads.get(user) ?? 0,
      ...(mutedUntil !== undefined && { mutedUntil }),
    };
  });

export const entries = (state: MemoryState, user: UserId): readonly RoomEntry[] =>
  memberships(state, user).flatMap(({ room: id, state: standing, ...mine }) => {
    const found = room(state, id);
    return found && standing === 'joined' ? { ...found, ...mine } : [];
  });

export function listRooms(
  state: MemoryState,
  { user, query, after, limit }: Query<'listRooms'>,
): Answer<'listRooms'> {
  const rooms = roomsById(state)
    .map(([, of]) => ({ room: roomOf(of), members: joinedTo(of), joined: isJoined(of, user) }))
    .filter(({ room: { kind }, joined }) => kind === 'channel' || (kind === 'private' && joined));
  const place = placeIn(
    rooms.map((listed) => listed.room),
    after,
  );
  const found = rooms
    .filter((listed) => contains(listed.room.name, query) && isBehind(listed.room, place))
    .sort((a, b) => inNameOrder(a.room, b.room));
  return { rooms: found.slice(0, limit), more: found.length > limit };
}

export function members(
  state: MemoryState,
  { room: id, state: standing, after, limit }: Query<'members'>,
): Answer<'members'> {
  const of = state.rooms.get(id);
  if (!of) return { rev: 0, members: [], users: [], more: false };
  const place = placeIn(allUsers(state), after);
  const all = facets(of, 'member')
    .flatMap(({ member }) => {
      const user = member.state === (standing ?? 'joined') ? state.users.get(member.user)?.user : undefined;
      return user && isBehind(user, place) ? { member, user } : [];
    })
    .sort((a, b) => inNameOrder(a.user, b.user));
  const page = all.slice(0, limit);
  return {
    rev: of.rev,
    members: page.map(({ member }) => member),
    users: page.map(({ user }) => user),
    more: all.length > limit,
  };
}

export const retained = (state: MemoryState): Answer<'retained'> =>
  roomsById(state).flatMap(([id, of]) => {
    const days = roomOf(homeOf(state, of)).retentionDays;
    return days === undefined ? [] : { room: id, days };
  });
