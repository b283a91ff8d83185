import type { Report } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { done, refusals, textWithFiles } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { homeOf, mayRead } from '../rooms.ts';
import { bodyOf, type MemoryRoom } from '../state.ts';

export function report(
  { state, reports }: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'report'>,
): WriteResult<'report'> {
  const { actor: by, room: id, seq, reason, at } = write;
  if (!state.users.has(by)) return refusals.noUser;
  if (!mayRead(homeOf(state, room), by)) return refusals.notJoined;
  const body = bodyOf(room, seq);
  if (!body || body.deleted) return refusals.noMessage;
  const isMine = (other: Report): boolean =>
    other.by === by && other.room === id && other.seq === seq && !other.resolved;
  if (state.reports.some(isMine)) return refusals.reportedBefore;
  const { author } = body;
  const text = textWithFiles(body);
  const number = state.reports.length + 1;
  state.reports.push({ id: number, at, by, room: id, seq, author, text, reason });
  reports.push({ room: id, about: author });
  return done<'report'>({ report: number });
}

export function resolveReport(
  { state, reports }: MemoryDraft,
  { report: id, outcome, actor, at }: WriteOf<'resolveReport'>,
): WriteResult<'resolveReport'> {
  const known = state.reports[id - 1];
  if (!known) return refusals.noReport;
  if (known.resolved) return done<'resolveReport'>({ report: known });
  const resolved = { ...known, text: '', resolved: { at, by: actor, outcome } };
  state.reports[id - 1] = resolved;
  reports.push({ room: known.room, about: known.author });
  return done<'resolveReport'>({ report: resolved });
}
