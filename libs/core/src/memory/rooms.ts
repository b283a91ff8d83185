import type { Head, Member, Room, RoomId, UserId } from '@parley/events';
import { byCodeUnit, facet } from '../store-rules.ts';
import { facetOf, facets, type MemoryRoom, type MemoryState } from './state.ts';

export function roomOf(room: MemoryRoom): Room {
  const found = facetOf(room, 'room', facet.room);
  if (!found) throw new Error('a room without its own facet');
  return found.room;
}

export const headOf = ({ seq, rev }: MemoryRoom): Head => ({ seq, rev });

export const roomsById = ({ rooms }: MemoryState): readonly (readonly [RoomId, MemoryRoom])[] =>
  [...rooms].sort(([a], [b]) => byCodeUnit(a, b));

export const isThread = (room: MemoryRoom): boolean => roomOf(room).parent !== undefined;

/** The room whose members decide: of a thread the one that it belongs to. */
export function homeOf({ rooms }: MemoryState, room: MemoryRoom): MemoryRoom {
  const { parent } = roomOf(room);
  return (parent && rooms.get(parent.room)) ?? room;
}

export const memberOf = (room: MemoryRoom, user: UserId): Member | undefined =>
  facetOf(room, 'member', facet.member(user))?.member;

export const isJoined = (room: MemoryRoom, user: UserId): boolean => memberOf(room, user)?.state === 'joined';

export const joinedTo = (room: MemoryRoom): number =>
  facets(room, 'member').filter(({ member }) => member.state === 'joined').length;

/** May the user read the room, which is no thread? */
export function mayRead(room: MemoryRoom, user: UserId): boolean {
  const state = memberOf(room, user)?.state;
  return state === 'joined' || (roomOf(room).kind === 'channel' && state !== 'removed');
}
