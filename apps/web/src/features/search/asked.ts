import type { RoomId, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import type { Question } from '@parley/react';
import { isRoomId } from '../rooms.ts';

/** What is looked for, as the address of the page says it: it can be gone back to, kept and sent. */
export interface Asked {
  readonly query: string;
  readonly room: RoomId | undefined;
  readonly from: UserId | undefined;
  /** Days as `2026-11-21`, both included. */
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly links: boolean;
  /** Either this or links: a message that has both is found by one of them. */
  readonly files: boolean;
  readonly pinned: boolean;
  /** Only what mentions me. */
  readonly mine: boolean;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
export const dayIn = (text: string | null): string | undefined =>
  text !== null && dayPattern.test(text) && isDay(text) ? text : undefined;

/** Some engines take the 31st of February for a day in March. */
function isDay(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A user's id looks like a room's. */
const isUserId = (text: string): text is UserId => isRoomId(text as RoomId);

/** An address is whatever somebody typed: what makes no sense in it is left out. */
export function readAsked(address: string): Asked {
  const given = new URLSearchParams(address);
  const room = given.get('room') ?? '';
  const from = given.get('from') ?? '';
  return {
    query: (given.get('q') ?? '').slice(0, limits.searchQuery),
    room: isRoomId(room) ? room : undefined,
    from: isUserId(from) ? from : undefined,
    since: dayIn(given.get('since')),
    until: dayIn(given.get('until')),
    links: given.has('links'),
    files: given.has('files') && !given.has('links'),
    pinned: given.has('pinned'),
    mine: given.has('mine'),
  };
}

const flag = (on: boolean | undefined) => (on === true ? '1' : undefined);

export function searchPath(asked: Partial<Asked>): string {
  const { query, room, from, since, until, links, files, pinned, mine } = asked;
  const all = {
    q: query,
    room,
    from,
    since,
    until,
    links: flag(links),
    files: flag(files),
    pinned: flag(pinned),
    mine: flag(mine),
  };
  const given = new URLSearchParams(
    Object.entries(all).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  );
  return given.size === 0 ? '/search' : `/search?${given.toString()}`;
}

/** Undefined while nothing is asked for. */
export function questionOf(asked: Asked): Question | undefined {
  const { query, room, from, since, until, links, files, pinned, mine } = asked;
  const filters = {
    ...(room !== undefined && { room }),
    ...(from !== undefined && { from }),
    ...(since !== undefined && { after: startOf(since, 0) }),
    ...(until !== undefined && { before: startOf(until, 1) }),
    ...(links && { has: 'link' as const }),
    ...(files && { has: 'file' as const }),
    ...(pinned && { is: 'pinned' as const }),
    ...(mine && { mentions: 'me' as const }),
  };
  return query.trim() === '' && Object.keys(filters).length === 0 ? undefined : { query, ...filters };
}

/** When a day of the reader begins, or the one so many days later. */
function startOf(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Math.max(0, new Date(year, month - 1, date + later).getTime());
}
