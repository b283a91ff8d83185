import type { UserId } from '@parley/events';
import type { PurgeStep } from '../../ports.ts';
import { byCodeUnit, namedInAudit, namedInReport, PURGE_SPAN } from '../../store-rules.ts';
import { usersNamed } from '../people.ts';
import { roomOf } from '../rooms.ts';
import { bodiesOf, type MemoryState } from '../state.ts';
import type { Answer, Query } from './calls.ts';

export function reports(
  state: MemoryState,
  { resolved, rooms, except, before = Infinity, limit }: Query<'reports'>,
): Answer<'reports'> {
  const seen = state.reports
    .filter(({ room: id }) => {
      const room = state.rooms.get(id);
      const parent = room && roomOf(room).parent;
      return rooms === undefined || rooms.includes(id) || (parent && rooms.includes(parent.room));
    })
    .filter(({ author }) => author !== except);
  const found = seen
    .filter((report) => (report.resolved !== undefined) === resolved)
    .filter(({ id }) => id < before)
    .reverse();
  const page = found.slice(0, limit);
  return {
    reports: page,
    users: usersNamed(state, page.flatMap(namedInReport)),
    more: found.length > limit,
    open: seen.filter((report) => !report.resolved).length,
  };
}

export function audit(state: MemoryState, { before = Infinity, limit }: Query<'audit'>): Answer<'audit'> {
  const older = state.audit.filter(({ id }) => id < before).reverse();
  const entries = older.slice(0, limit);
  return {
    entries,
    users: usersNamed(state, entries.flatMap(namedInAudit)),
    more: older.length > limit,
  };
}

export function nextPurge({ purges, rooms }: MemoryState, limit: number): PurgeStep | undefined {
  const [key] = [...purges.keys()].sort(byCodeUnit);
  const open = key === undefined ? undefined : purges.get(key);
  const found = open && rooms.get(open.room);
  if (!open || !found) return undefined;
  const { room, user, askedBy, done: from, last } = open;
  const end = Math.min(from + PURGE_SPAN, last);
  const seqs = bodiesOf(found)
    .filter(({ seq, author, deleted }) => seq > from && seq <= end && author === user && !deleted)
    .map(({ seq }) => seq)
    .slice(0, limit);
  return { room, user, askedBy, seqs, to: seqs.length < limit ? end : (seqs.at(-1) ?? end) };
}

export const removals = (state: MemoryState): readonly UserId[] => [...state.removals].sort(byCodeUnit);
