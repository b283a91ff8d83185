import type { MessageBody, RoomId, SearchPage, UserId } from '@parley/events';
import { callsUser } from '../../mentions.ts';
import type { SearchQuery } from '../../ports.ts';
import { containsAll, cursorOf, foldText, hasLink, placeOf, rangesOf } from '../../search-text.ts';
import { usersNamed } from '../people.ts';
import { homeOf, isJoined, mayRead, roomOf, roomsById } from '../rooms.ts';
import { bodyOf, facets, type MemoryRoom, type MemoryState, type Sent } from '../state.ts';

/** A message that was sent, and where: `home` is the room whose members decide. */
interface Found {
  readonly number: number;
  readonly room: MemoryRoom;
  readonly home: MemoryRoom;
  readonly message: MessageBody;
}

type Filters = Omit<SearchQuery, 'user' | 'terms' | 'cursor' | 'limit'>;

export function search(
  state: MemoryState,
  { user, terms, cursor, limit, ...filters }: SearchQuery,
): SearchPage {
  const below = placeOf(cursor);
  const found = [...state.sent.values()]
    .map((sent, at) => findSent(state, sent, at + 1))
    .filter(({ number, home, message }) => number < below && !message.deleted && mayRead(home, user))
    .filter((one) => passes(one, filters) && isWanted(one, user, filters))
    .filter(({ message }) => containsAll(foldText(message.text), terms))
    .reverse();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const rooms = new Set(page.flatMap(({ room, home }) => [idOf(room), idOf(home)]));
  return {
    results: page.map(({ room, message }) => ({
      room: idOf(room),
      message,
      highlights: rangesOf(message.text, terms).map(([start, end]) => [start, end]),
    })),
    rooms: roomsById(state).flatMap(([id, room]) => (rooms.has(id) ? roomOf(room) : [])),
    users: usersNamed(
      state,
      page.map(({ message }) => message.author),
    ),
    ...(last && found.length > limit && { cursor: cursorOf(last.number) }),
  };
}

function findSent(state: MemoryState, { room: id, answer }: Sent, number: number): Found {
  const room = state.rooms.get(id);
  const message = room && bodyOf(room, answer.seq);
  if (!message) throw new Error('a message that was sent is in no room');
  return { number, room, home: homeOf(state, room), message };
}

const idOf = (room: MemoryRoom): RoomId => roomOf(room).id;

function passes({ room, home, message: { author, at, text, files } }: Found, filters: Filters): boolean {
  if (filters.room !== undefined && filters.room !== idOf(room) && filters.room !== idOf(home)) return false;
  if (filters.from !== undefined && filters.from !== author) return false;
  if (at >= (filters.before ?? Infinity) || at < (filters.after ?? 0)) return false;
  if (filters.has === 'file') return files !== undefined;
  return filters.has === undefined || hasLink(text);
}

function isWanted({ room, message }: Found, user: UserId, { is, mentions }: Filters): boolean {
  if (is === 'pinned' && !facets(room, 'pin').some(({ seq, on }) => on && seq === message.seq)) return false;
  return mentions === undefined || callsUser(message, user, isJoined(room, user));
}
