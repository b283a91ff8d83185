import type { UserId } from '@parley/events';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft, DraftRoom } from './draft.ts';

const upsertPurge = statement((db, slot: Slot<Row<'purges'>>) =>
  db
    .insertInto('purges')
    .values({
      user_id: slot('user_id'),
      room_id: slot('room_id'),
      asked_by: slot('asked_by'),
      done_seq: slot('done_seq'),
      last_seq: slot('last_seq'),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'room_id'])
        .doUpdateSet({ asked_by: slot('asked_by'), last_seq: slot('last_seq') }),
    ),
);

/** Notes that what the user said in the room up to now is to be deleted; nothing to do where nobody said anything. */
export async function askPurge(
  draft: Draft,
  { row }: DraftRoom,
  { user, askedBy }: { readonly user: UserId; readonly askedBy: UserId },
): Promise<void> {
  if (row.seq === 0) return;
  await draft.db.run(upsertPurge, {
    user_id: user,
    room_id: row.id,
    asked_by: askedBy,
    done_seq: 0,
    last_seq: row.seq,
  });
}
