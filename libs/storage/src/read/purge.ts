import type { PurgeStep } from '@parley/core';
import { PURGE_SPAN } from '@parley/core/store-rules';
import type { RoomId, UserId } from '@parley/events';
import { type Queries, type Slot, statement } from '../statement.ts';

const selectFirst = statement((db) =>
  db.selectFrom('purges').selectAll().orderBy('user_id').orderBy('room_id').limit(1),
);

/** Looks at the places of a span, which the key finds: no message pays for an index by author. */
const selectSeqs = statement(
  (db, slot: Slot<{ room: RoomId; user: UserId; after: number; end: number; limit: number }>) =>
    db
      .selectFrom('messages')
      .select('seq')
      .where('room_id', '=', slot('room'))
      .where('seq', '>', slot('after'))
      .where('seq', '<=', slot('end'))
      .where('author_id', '=', slot('user'))
      .where('deleted', '=', 0)
      .orderBy('seq')
      .limit(slot('limit')),
);

export async function nextPurge(db: Queries, limit: number): Promise<PurgeStep | undefined> {
  const open = await db.one(selectFirst, {});
  if (!open) return undefined;
  const { room_id: room, user_id: user, asked_by: askedBy, done_seq: after, last_seq } = open;
  const end = Math.min(after + PURGE_SPAN, last_seq);
  const rows = await db.all(selectSeqs, { room, user, after, end, limit });
  const seqs = rows.map(({ seq }) => seq);
  return { room, user, askedBy, seqs, to: seqs.length < limit ? end : (seqs.at(-1) ?? end) };
}
