import type { WriteOf, WriteResult } from '@parley/core';
import { done, refusals } from '@parley/core/store-rules';
import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { message as messageIn } from '../read/timeline.ts';
import { pinOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft, DraftRoom } from './draft.ts';
import { silenced } from './rights.ts';

const selectPin = statement((db, slot: Slot<{ room: RoomId; seq: number }>) =>
  db
    .selectFrom('pins')
    .select(['rev', 'is_on'])
    .where('room_id', '=', slot('room'))
    .where('seq', '=', slot('seq')),
);

const countPins = statement((db, slot: Slot<{ room: RoomId }>) =>
  db
    .selectFrom('pins')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('room_id', '=', slot('room'))
    .where('is_on', '=', 1),
);

const upsertPin = statement((db, slot: Slot<Row<'pins'>>) =>
  db
    .insertInto('pins')
    .values({
      room_id: slot('room_id'),
      seq: slot('seq'),
      user_id: slot('user_id'),
      at: slot('at'),
      is_on: slot('is_on'),
      rev: slot('rev'),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['room_id', 'seq'])
        .doUpdateSet({ user_id: slot('user_id'), at: slot('at'), is_on: slot('is_on'), rev: slot('rev') }),
    ),
);

const deletePin = statement((db, slot: Slot<{ room: RoomId; seq: number }>) =>
  db.deleteFrom('pins').where('room_id', '=', slot('room')).where('seq', '=', slot('seq')),
);

export async function pin(draft: Draft, write: WriteOf<'pin'>): Promise<WriteResult<'pin'>> {
  const { seq, on, actor: user, at } = write;
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  if (room.row.parent_id !== null) return refusals.notInThread;
  const member = await draft.member(room, user);
  if (member?.state !== 'joined') return refusals.notJoined;
  const refused = await silenced(draft, room, member, at);
  if (refused) return refused;
  const message = await messageIn(draft.db, write.room, seq);
  if (!message || message.deleted) return refusals.noMessage;
  const now = await draft.db.one(selectPin, { room: write.room, seq });
  if ((now?.is_on === 1) === on) return done<'pin'>({ rev: now?.rev ?? message.rev });
  if (on && (await pinsIn(draft, write.room)) >= limits.pinsPerRoom) return refusals.tooManyPins;
  const row = { room_id: write.room, seq, user_id: user, at, is_on: on ? 1 : 0 };
  const { rev } = draft.change(room, (next) => pinOf({ ...row, rev: next }));
  await draft.db.run(upsertPin, { ...row, rev });
  return done<'pin'>({ rev });
}

async function pinsIn(draft: Draft, room: RoomId): Promise<number> {
  return (await draft.db.one(countPins, { room }))?.count ?? 0;
}

/** The pin goes with its message; nothing reports of it any more. */
export async function dropPin(draft: Draft, room: DraftRoom, seq: number): Promise<void> {
  await draft.db.run(deletePin, { room: room.row.id, seq });
  for (const [key, change] of room.changes)
    if (change.kind === 'pin' && change.seq === seq) room.changes.delete(key);
}
