import { limits, type UserId } from '@parley/events';
import { calledBy, callsOf } from '../../mentions.ts';
import { isJoined, roomsById } from '../rooms.ts';
import { facets, type MemoryRoom, type MemoryState } from '../state.ts';
import type { Answer } from './calls.ts';

export const mentions = (state: MemoryState, user: UserId): Answer<'mentions'> =>
  roomsById(state).flatMap(([id, room]) => {
    const seqs = isJoined(room, user) ? unreadMentions(room, user) : [];
    return seqs.length === 0 ? [] : { room: id, seqs };
  });

export function unreadMentions(room: MemoryRoom, user: UserId): readonly number[] {
  const read = room.reads.get(user) ?? 0;
  const calls = new Set<string>(callsOf(user));
  return facets(room, 'message')
    .flatMap(({ message }) =>
      message.author !== user && calledBy(message).some((call) => calls.has(call)) ? message.seq : [],
    )
    .filter((seq) => seq > read)
    .sort((a, b) => a - b)
    .slice(0, limits.mentionsPerRoom);
}
