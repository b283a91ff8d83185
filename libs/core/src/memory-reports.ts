import type { Report } from '@parley/events';
import { bodyOf, facetOf, type MemoryRoom, type MemoryState } from './memory-state.ts';
import { memberIn } from './memory-moderation.ts';
import type { ReportNews, ReportQuery, WriteOf, WriteResult } from './ports.ts';
import { done, facet, refusals, textWithFiles } from './store-rules.ts';
import { homeOf } from './memory-threads.ts';


/** The state, and what is to be told of it. */
export interface ReportDraft {
  readonly state: MemoryState;
  readonly reported: ReportNews[];
}

export function report(
  { state, reported }: ReportDraft,
  room: MemoryRoom,
  write: WriteOf<'report'>,
): WriteResult {
  const { actor: by, room: id, seq, reason, at } = write;
  if (!state.users.has(by)) return refusals.noUser;
  const home = homeOf(state, room);
  const standing = memberIn(home, by)?.state;
  const isOpen = facetOf(home, 'room', facet.room)?.room.kind === 'channel' && standing !== 'removed';
  if (standing !== 'joined' && !isOpen) return refusals.notJoined;
  const body = bodyOf(room, seq);
  if (!body || body.deleted) return refusals.noMessage;
  const isMine = (other: Report): boolean =>
    other.by === by && other.room === id && other.seq === seq && !other.resolved;
  if (state.reports.some(isMine)) return refusals.reportedBefore;
  const { author } = body;
  const text = textWithFiles(body);
  const number = state.reports.length + 1;
  state.reports.push({ id: number, at, by, room: id, seq, author, text, reason });
  reported.push({ room: id, about: author });
  return done<'report'>({ report: number });
}

export function resolveReport(
  { state, reported }: ReportDraft,
  { report: id, outcome, actor, at }: WriteOf<'resolveReport'>,
): WriteResult {
  const known = state.reports[id - 1];
  if (!known) return refusals.noReport;
  if (known.resolved) return done<'resolveReport'>({ report: known });
  const resolved = { ...known, text: '', resolved: { at, by: actor, outcome } };
  state.reports[id - 1] = resolved;
  reported.push({ room: known.room, about: known.author });
  return done<'resolveReport'>({ report: resolved });
}

export function reportsIn(
  { reports, rooms: all }: MemoryState,
  { resolved, rooms, except, before, limit }: ReportQuery,
): { readonly reports: readonly Report[]; readonly more: boolean; readonly open: number } {
  const seen = reports
    .filter(({ room: id }) => {
      const room = all.get(id);
      const parent = room && facetOf(room, 'room', facet.room)?.room.parent;
      return (
        rooms === undefined || rooms.includes(id) || (parent !== undefined && rooms.includes(parent.room))
      );
    })
    .filter(({ author }) => author !== except);
  const found = seen
    .filter((report) => (report.resolved !== undefined) === resolved)
    .filter(({ id }) => before === undefined || id < before)
    .reverse();
  return {
    reports: found.slice(0, limit),
    more: found.length > limit,
    open: seen.filter((report) => !report.resolved).length,
  };
}
