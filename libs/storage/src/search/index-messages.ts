import type { RoomId } from '@parley/events';
import { sql } from 'kysely';
import type { Row } from '../schema.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import { FOLDING, type Indexed, piecesOf } from './pieces.ts';

export const HOUR_MS = 60 * 60 * 1_000;

export const selectState = statement((db) =>
  db.selectFrom('message_index_state').select(['indexed', 'folding']).where('id', '=', 1),
);

const updateState = statement((db, slot: Slot<{ indexed: number; folding: string }>) =>
  db
    .updateTable('message_index_state')
    .set({ indexed: slot('indexed'), folding: slot('folding') })
    .where('id', '=', 1),
);

const selectNext = statement((db, slot: Slot<{ indexed: number; limit: number }>) =>
  db
    .selectFrom('messages')
    .innerJoin('rooms', 'rooms.id', 'messages.room_id')
    .innerJoin('rooms as home', (join) =>
      join.on('home.id', '=', sql<RoomId>`coalesce(rooms.parent_id, rooms.id)`),
    )
    .select(['messages.number', 'messages.text', 'messages.room_id', 'messages.author_id'])
    .select(['home.id as home_id', 'home.kind'])
    .select(['messages.at', 'messages.deleted'])
    .where('messages.number', '>', slot('indexed'))
    .orderBy('messages.number')
    .limit(slot('limit')),
);

const insertPieces = statement((db, slot: Slot<{ number: number; pieces: string }>) =>
  db.insertInto('message_index').values({ rowid: slot('number'), pieces: slot('pieces') }),
);

/** It must be told what was put in. */
const removePieces = statement((db, slot: Slot<{ number: number; pieces: string }>) =>
  db
    .insertInto('message_index')
    .values({ message_index: sql<string>`'delete'`, rowid: slot('number'), pieces: slot('pieces') }),
);

const removeAll = statement((db) =>
  db.insertInto('message_index').values({ message_index: sql<string>`'delete-all'` }),
);

const forgetHours = statement((db) => db.deleteFrom('message_hours'));

const widenHour = statement((db, slot: Slot<Row<'message_hours'>>) =>
  db
    .insertInto('message_hours')
    .values({ hour: slot('hour'), first: slot('first'), last: slot('last') })
    .onConflict((conflict) => conflict.column('hour').doUpdateSet({ last: slot('last') })),
);

/** So many parts of one size `mergeParts` makes one of; FTS5's own merging, while messages come in, waits for more. */
const PARTS = 2;

const selectParts = statement((db) =>
  db.selectFrom('message_index_config').select('v').where('k', '=', 'usermerge'),
);

const setParts = statement((db) =>
  db.insertInto('message_index').values({ message_index: sql<string>`'usermerge'`, rank: sql.lit(PARTS) }),
);

const merge = statement((db, slot: Slot<{ pages: number }>) =>
  db
    .insertInto('message_index')
    .values({ message_index: sql<string>`'merge'`, rank: sql<number>`cast(${slot('pages')} as integer)` }),
);

const countChanges = statement((db) => db.selectNoFrom(sql<number>`total_changes()`.as('changes')));

/** Empties an index that was made otherwise than today's would be. Inside a transaction of the caller. */
export async function renewIndex(db: Queries): Promise<void> {
  if ((await db.one(selectParts, {}))?.v !== PARTS) await db.run(setParts, {});
  const state = await db.one(selectState, {});
  if (state?.folding === FOLDING) return;
  await db.run(removeAll, {});
  await db.run(forgetHours, {});
  await db.run(updateState, { indexed: 0, folding: FOLDING });
}

/**
 * Puts the next messages into the index, at most `limit`, and answers how many those were. Inside a transaction of the
 * caller: a process that dies leaves an index that ends where its state says.
 */
export async function indexNext(db: Queries, limit: number): Promise<number> {
  const state = await db.one(selectState, {});
  if (!state) throw new Error('the row of message_index_state is gone');
  const rows = await db.all(selectNext, { indexed: state.indexed, limit });
  const last = rows.at(-1);
  if (!last) return 0;
  const hours = new Map<number, Row<'message_hours'>>();
  for (const row of rows) {
    if (row.deleted === 0) await db.run(insertPieces, { number: row.number, pieces: piecesOf(row) });
    const hour = Math.floor(row.at / HOUR_MS);
    hours.set(hour, { hour, first: hours.get(hour)?.first ?? row.number, last: row.number });
  }
  for (const hour of hours.values()) await db.run(widenHour, hour);
  await db.run(updateState, { indexed: last.number, folding: state.folding });
  return rows.length;
}

/**
 * Puts parts of the index together, as much as makes so many pages; false if there is nothing left to do. Each portion of
 * messages is a part of its own at first, and a term is looked up in each part. Inside a transaction of the caller.
 */
export async function mergeParts(db: Queries, pages: number): Promise<boolean> {
  const before = await db.one(countChanges, {});
  await db.run(merge, { pages });
  const after = await db.one(countChanges, {});
  // The request itself counts as one change (https://sqlite.org/fts5.html#the_merge_command).
  return (after?.changes ?? 0) - (before?.changes ?? 0) >= 2;
}

/** Takes the text of an indexed message out of the index for ever, and puts the new one in, if there is one. */
export async function reindex(
  db: Queries,
  message: Indexed & { readonly number: number },
  text: string | undefined,
): Promise<void> {
  const { number } = message;
  await db.run(removePieces, { number, pieces: piecesOf(message) });
  if (text !== undefined) await db.run(insertPieces, { number, pieces: piecesOf({ ...message, text }) });
}
