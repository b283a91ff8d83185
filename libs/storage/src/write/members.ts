import type { WriteResult } from '@parley/core';
import { refusals } from '@parley/core/store-rules';
import type { Member, UserId } from '@parley/events';
import { memberOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import { done, type Draft, type DraftRoom, type WriteOf } from './draft.ts';

const upsertMember = statement((db, slot: Slot<Row<'members'>>) =>
  db
    .insertInto('members')
    .values({
      room_id: slot('room_id'),
      user_id: slot('user_id'),
      role: slot('role'),
      state: slot('state'),
      rev: slot('rev'),
      read_seq: slot('read_seq'),
    })
    .onConflict((conflict) =>
      conflict.columns(['room_id', 'user_id']).doUpdateSet({
        role: slot('role'),
        state: slot('state'),
        rev: slot('rev'),
      }),
    ),
);

export async function join(draft: Draft, write: WriteOf<'join'>): Promise<WriteResult<'join'>> {
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  const isInviting = write.users.some((user) => user !== write.actor);
  if (isInviting && !(await draft.isJoined(room, write.actor))) return refusals.notJoined;
  if (!(await draft.areUsers(write.users))) return refusals.noUser;
  if (write.unlessRemoved)
    for (const user of write.users)
      if ((await draft.member(room, user))?.state === 'removed') return refusals.wasRemoved;
  const added: UserId[] = [];
  for (const user of write.users) if (await joinOne(draft, room, user, 'member')) added.push(user);
  return done<'join'>({ rev: room.row.rev, added });
}

/** False if the user is in the room already. Who comes in, also again, has nothing unread. */
export async function joinOne(
  draft: Draft,
  room: DraftRoom,
  user: UserId,
  role: Member['role'],
): Promise<boolean> {
  const before = await draft.member(room, user);
  if (before?.state === 'joined') return false;
  const row = before ?? { room_id: room.row.id, user_id: user, role, state: 'joined', rev: 0, read_seq: 0 };
  room.members.set(user, row);
  await keep(draft, room, Object.assign(row, { role, state: 'joined' }));
  room.row.member_count += 1;
  draft.moveRead(row, room.row.seq);
  return true;
}

export async function part(draft: Draft, write: WriteOf<'part'>): Promise<WriteResult<'part'>> {
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  if (write.user !== write.actor && !(await draft.isJoined(room, write.actor))) return refusals.notJoined;
  const row = await draft.member(room, write.user);
  if (row?.state !== 'joined') return refusals.noMember;
  await keep(draft, room, Object.assign(row, { state: write.state }));
  room.row.member_count -= 1;
  return done<'part'>({ rev: row.rev });
}

async function keep(draft: Draft, room: DraftRoom, row: Row<'members'>): Promise<void> {
  draft.change(room, (rev) => {
    row.rev = rev;
    return { kind: 'member', rev, member: memberOf(row) };
  });
  await draft.db.run(upsertMember, row);
}
