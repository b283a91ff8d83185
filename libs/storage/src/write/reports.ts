import type { WriteOf, WriteResult } from '@parley/core';
import { done, refusals, textWithFiles } from '@parley/core/store-rules';
import type { RoomId, UserId } from '@parley/events';
import { reportRow } from '../read/reports.ts';
import { bodyOf, reportOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';
import { findMessage } from './message-rows.ts';

type NewReport = Omit<Row<'reports'>, 'id' | 'resolved_at' | 'resolved_by' | 'outcome'>;

const insertReport = statement((db, slot: Slot<NewReport>) =>
  db
    .insertInto('reports')
    .values({
      at: slot('at'),
      by_id: slot('by_id'),
      room_id: slot('room_id'),
      seq: slot('seq'),
      author_id: slot('author_id'),
      text: slot('text'),
      reason: slot('reason'),
    })
    .returning('id'),
);

const selectOpen = statement((db, slot: Slot<{ room: RoomId; seq: number; by: UserId }>) =>
  db
    .selectFrom('reports')
    .select('id')
    .where('room_id', '=', slot('room'))
    .where('seq', '=', slot('seq'))
    .where('by_id', '=', slot('by'))
    .where('resolved_at', 'is', null),
);

type Resolution = Pick<Row<'reports'>, 'id' | 'text' | 'resolved_at' | 'resolved_by' | 'outcome'>;

const updateReport = statement((db, slot: Slot<Resolution>) =>
  db
    .updateTable('reports')
    .set({
      text: slot('text'),
      resolved_at: slot('resolved_at'),
      resolved_by: slot('resolved_by'),
      outcome: slot('outcome'),
    })
    .where('id', '=', slot('id')),
);

export async function report(draft: Draft, write: WriteOf<'report'>): Promise<WriteResult<'report'>> {
  const { actor: by, room: id, seq, reason, at } = write;
  const room = await draft.room(id);
  if (!room) return refusals.noRoom;
  if (!(await draft.user(by))) return refusals.noUser;
  const home = await draft.home(room);
  const standing = (await draft.member(home, by))?.state;
  const isOpen = home.row.kind === 'channel' && standing !== 'removed';
  if (standing !== 'joined' && !isOpen) return refusals.notJoined;
  const row = await findMessage(draft, id, seq);
  if (!row || row.deleted === 1) return refusals.noMessage;
  if (await draft.db.one(selectOpen, { room: id, seq, by })) return refusals.reportedBefore;
  const { author_id } = row;
  const text = textWithFiles(bodyOf(row));
  const made = await draft.db.one(insertReport, { at, by_id: by, room_id: id, seq, author_id, text, reason });
  if (!made) throw new Error('a report has no id');
  draft.reports.push({ room: id, about: author_id });
  return done<'report'>({ report: made.id });
}

export async function resolveReport(
  draft: Draft,
  { report: id, outcome, actor, at }: WriteOf<'resolveReport'>,
): Promise<WriteResult<'resolveReport'>> {
  const row = await reportRow(draft.db, id);
  if (!row) return refusals.noReport;
  if (row.resolved_at !== null) return done<'resolveReport'>({ report: reportOf(row) });
  const resolution = { text: '', resolved_at: at, resolved_by: actor, outcome };
  await draft.db.run(updateReport, { id, ...resolution });
  draft.reports.push({ room: row.room_id, about: row.author_id });
  return done<'resolveReport'>({ report: reportOf({ ...row, ...resolution }) });
}
