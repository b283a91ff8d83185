import type { WriteOf, WriteResult } from '@parley/core';
import { byCodeUnit, done, refusals } from '@parley/core/store-rules';
import type { Member, RoomId, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { foldCase } from '@parley/events/names';
import { memberOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft, DraftRoom } from './draft.ts';
import { askPurge } from './purges.ts';
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

const selectFollowed = statement((db, slot: Slot<{ user: UserId }>) =>
  db
    .selectFrom('members')
    .innerJoin('rooms', 'rooms.id', 'members.room_id')
    .select(['rooms.id', 'rooms.created_at'])
    .where('members.user_id', '=', slot('user'))
    .where('members.state', '=', 'joined')
    .where('rooms.parent_id', 'is not', null),
);

const selectThreads = statement((db, slot: Slot<{ user: UserId; parent: RoomId }>) =>
  db
    .selectFrom('members')
    .innerJoin('rooms', 'rooms.id', 'members.room_id')
    .select('members.room_id')
    .where('members.user_id', '=', slot('user'))
    .where('rooms.parent_id', '=', slot('parent')),
);

export async function join(draft: Draft, write: WriteOf<'join'>): Promise<WriteResult<'join'>> {
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  const isInviting = write.users.some((user) => user !== write.actor);
  if (room.row.parent_id !== null) {
    if (isInviting) return refusals.notInThread;
    if (!(await draft.isJoined(await draft.home(room), write.actor))) return refusals.notJoined;
  }
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

/** False if the user is in the room already. Who comes in, also again, has nothing unread but what is behind `read`. */
export async function joinOne(
  draft: Draft,
  room: DraftRoom,
  user: UserId,
  role: Member['role'],
  read = room.row.seq,
): Promise<boolean> {
  const before = await draft.member(room, user);
  if (before?.state === 'joined') return false;
  if (room.row.parent_id !== null) await leaveOldest(draft, user);
  const row = before ?? { ...(await newcomer(draft, user)), room_id: room.row.id, role, state: 'joined' };
  room.members.set(user, row);
  await keepMember(draft, room, Object.assign(row, { role, state: 'joined' }));
  room.row.member_count += 1;
  draft.moveRead(row, read);
  return true;
}

/** Whoever follows as many threads as fit leaves the one that was opened first. */
async function leaveOldest(draft: Draft, user: UserId): Promise<void> {
  const followed = await draft.db.all(selectFollowed, { user });
  if (followed.length < limits.threadsPerUser) return;
  const [oldest] = [...followed].sort((a, b) => a.created_at - b.created_at || byCodeUnit(a.id, b.id));
  if (oldest) await leaveThread(draft, oldest.id, user);
}

async function leaveThread(draft: Draft, id: RoomId, user: UserId): Promise<void> {
  const thread = await draft.room(id);
  const row = thread && (await draft.member(thread, user));
  if (thread && row?.state === 'joined') await leave(draft, thread, row, 'left');
}

async function leave(
  draft: Draft,
  room: DraftRoom,
  row: MemberRow,
  state: 'left' | 'removed',
): Promise<void> {
  if (row.state === 'joined') room.row.member_count -= 1;
  await keepMember(draft, room, Object.assign(row, { state }));
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
  const isThread = room.row.parent_id !== null;
  if (isThread && (write.user !== write.actor || write.state === 'removed')) return refusals.notInThread;
  if (write.user !== write.actor && !(await isInOrLeads(draft, room, write.actor))) return refusals.notJoined;
  const row = await draft.member(room, write.user);
  if (!row || (write.state === 'left' && row.state !== 'joined')) return refusals.noMember;
  const threads = (await draft.db.all(selectThreads, { user: write.user, parent: write.room }))
    .map(({ room_id }) => room_id)
    .sort(byCodeUnit);
  if (write.purge) await purgeAll(draft, [write.room, ...threads], write);
  for (const thread of threads) await leaveThread(draft, thread, write.user);
  if (row.state === write.state) return done<'part'>({ rev: row.rev });
  await leave(draft, room, row, write.state);
  return done<'part'>({ rev: row.rev });
}

async function purgeAll(
  draft: Draft,
  rooms: readonly RoomId[],
  { user, actor: askedBy }: WriteOf<'part'>,
): Promise<void> {
  for (const id of rooms) {
    const room = await draft.room(id);
    if (room) await askPurge(draft, room, { user, askedBy });
  }
}

/** Gives the member's row, which has changed, the room's next rev. */
export async function keepMember(draft: Draft, room: DraftRoom, row: MemberRow): Promise<void> {
  draft.change(room, (rev) => {
    row.rev = rev;
    return { kind: 'member', rev, member: memberOf(row) };
  });
  await draft.db.run(upsertMember, row);
}
