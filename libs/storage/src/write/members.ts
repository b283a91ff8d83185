import type { WriteResult } from '@parley/core';
import { refusals } from '@parley/core/store-rules';
import type { Member, UserId } from '@parley/events';
import { foldCase } from '@parley/events/names';
import { memberOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import { askPurge } from './bans.ts';
import { done, type Draft, type DraftRoom, type WriteOf } from './draft.ts';
import { isInOrLeads, leadsRoom } from './rights.ts';

type MemberRow = Row<'members'>;

const upsertMember = statement((db, slot: Slot<Omit<MemberRow, 'spoke_at'>>) =>
  db
    .insertInto('members')
    .values({
      room_id: slot('room_id'),
      user_id: slot('user_id'),
      role: slot('role'),
      state: slot('state'),
      rev: slot('rev'),
      read_seq: slot('read_seq'),
      name_folded: slot('name_folded'),
      muted_until: slot('muted_until'),
    })
    .onConflict((conflict) =>
      conflict.columns(['room_id', 'user_id']).doUpdateSet({
        role: slot('role'),
        state: slot('state'),
        rev: slot('rev'),
        muted_until: slot('muted_until'),
      }),
    ),
);

export async function join(draft: Draft, write: WriteOf<'join'>): Promise<WriteResult<'join'>> {
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  const isInviting = write.users.some((user) => user !== write.actor);
  if (isInviting && !(await isInOrLeads(draft, room, write.actor))) return refusals.notJoined;
  if (!(await draft.areUsers(write.users))) return refusals.noUser;
  for (const user of write.users)
    if ((await draft.member(room, user))?.state === 'removed') {
      if (write.unlessRemoved) return refusals.wasRemoved;
      if (!(await leadsRoom(draft, room, write.actor))) return refusals.notLeading;
    }
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
  const row = before ?? { ...(await newcomer(draft, user)), room_id: room.row.id, role, state: 'joined' };
  room.members.set(user, row);
  await keepMember(draft, room, Object.assign(row, { role, state: 'joined' }));
  room.row.member_count += 1;
  draft.moveRead(row, room.row.seq);
  return true;
}

async function newcomer(draft: Draft, id: UserId) {
  const user = await draft.user(id);
  if (!user) throw new Error(`user ${id} was not checked`);
  const name_folded = foldCase(user.name);
  return { user_id: id, name_folded, rev: 0, read_seq: 0, muted_until: null, spoke_at: null };
}

export async function part(draft: Draft, write: WriteOf<'part'>): Promise<WriteResult<'part'>> {
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  if (write.user !== write.actor && !(await isInOrLeads(draft, room, write.actor))) return refusals.notJoined;
  const row = await draft.member(room, write.user);
  if (!row || (write.state === 'left' && row.state !== 'joined')) return refusals.noMember;
  if (write.purge) await askPurge(draft, room, { user: write.user, askedBy: write.actor });
  if (row.state === write.state) return done<'part'>({ rev: row.rev });
  if (row.state === 'joined') room.row.member_count -= 1;
  await keepMember(draft, room, Object.assign(row, { state: write.state }));
  return done<'part'>({ rev: row.rev });
}

/** Gives the member's row, which has changed, the room's next rev. */
export async function keepMember(draft: Draft, room: DraftRoom, row: MemberRow): Promise<void> {
  draft.change(room, (rev) => {
    row.rev = rev;
    return { kind: 'member', rev, member: memberOf(row) };
  });
  await draft.db.run(upsertMember, row);
}
