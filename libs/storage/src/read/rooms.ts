import type { Membership, RoomHead, Store } from '@parley/core';
import { canBeInName } from '@parley/core/store-rules';
import type { RoomEntry, RoomId, UserId } from '@parley/events';
import { sql } from 'kysely';
import { memberOf, roomOf, userOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import { containing, isLike } from './people.ts';

type Query<M extends 'listRooms' | 'members'> = Parameters<Store[M]>[0];
type Answer<M extends 'listRooms' | 'members'> = Awaited<ReturnType<Store[M]>>;

const selectRoom = statement((db, slot: Slot<{ id: RoomId }>) =>
  db.selectFrom('rooms').selectAll().where('id', '=', slot('id')),
);

const selectMemberships = statement((db, slot: Slot<{ user: UserId }>) =>
  db.selectFrom('members').selectAll().where('user_id', '=', slot('user')).orderBy('room_id'),
);

const selectEntries = statement((db, slot: Slot<{ user: UserId }>) =>
  db
    .selectFrom('members')
    .innerJoin('rooms', 'rooms.id', 'members.room_id')
    .selectAll('rooms')
    .select(['members.role', 'members.read_seq'])
    .where('members.user_id', '=', slot('user'))
    .where('members.state', '=', 'joined')
    .orderBy('members.room_id'),
);

const searchRooms = statement(
  (db, slot: Slot<{ user: UserId; after: RoomId | null; pattern: string; limit: number }>) =>
    db
      .selectFrom('rooms')
      .leftJoin('members', (join) =>
        join.onRef('members.room_id', '=', 'rooms.id').on('members.user_id', '=', slot('user')),
      )
      .selectAll('rooms')
      .select('members.state')
      .where((where) =>
        where.or([
          where('rooms.kind', '=', 'channel'),
          where.and([where('rooms.kind', '=', 'private'), where('members.state', '=', 'joined')]),
        ]),
      )
      .where('rooms.id', '>', sql<RoomId>`coalesce(${slot('after')}, '')`)
      .where((where) => isLike(where.ref('rooms.name_folded'), slot('pattern')))
      .orderBy('rooms.id')
      .limit(slot('limit')),
);

const selectJoined = statement((db, slot: Slot<{ room: RoomId; after: UserId | null; limit: number }>) =>
  db
    .selectFrom('members')
    .innerJoin('users', 'users.id', 'members.user_id')
    .select(['members.user_id', 'members.rev', 'members.role', 'members.state'])
    .select(['users.id', 'users.changed_at', 'users.kind', 'users.name'])
    .where('members.room_id', '=', slot('room'))
    .where('members.user_id', '>', sql<UserId>`coalesce(${slot('after')}, '')`)
    .where('members.state', '=', 'joined')
    .orderBy('members.user_id')
    .limit(slot('limit')),
);

export const roomRow = (db: Queries, id: RoomId): Promise<Row<'rooms'> | undefined> =>
  db.one(selectRoom, { id });

export async function room(db: Queries, id: RoomId): Promise<RoomHead | undefined> {
  const row = await roomRow(db, id);
  return row && { room: roomOf(row), head: { seq: row.seq, rev: row.rev } };
}

export async function memberships(db: Queries, user: UserId): Promise<readonly Membership[]> {
  const rows = await db.all(selectMemberships, { user });
  return rows.map(({ room_id, role, state, read_seq }) => ({ room: room_id, role, state, read: read_seq }));
}

export async function entries(db: Queries, user: UserId): Promise<readonly RoomEntry[]> {
  const rows = await db.all(selectEntries, { user });
  return rows.map((row) => ({
    room: roomOf(row),
    head: { seq: row.seq, rev: row.rev },
    role: row.role,
    read: row.read_seq,
  }));
}

export async function listRooms(
  db: Queries,
  { user, query = '', after, limit }: Query<'listRooms'>,
): Promise<Answer<'listRooms'>> {
  if (!canBeInName(query)) return { rooms: [], more: false };
  const rows = await db.all(searchRooms, {
    user,
    after: after ?? null,
    pattern: containing(query),
    limit: limit + 1,
  });
  const rooms = rows.slice(0, limit).map((row) => ({
    room: roomOf(row),
    members: row.member_count,
    joined: row.state === 'joined',
  }));
  return { rooms, more: rows.length > limit };
}

export async function members(
  db: Queries,
  { room: id, after, limit }: Query<'members'>,
): Promise<Answer<'members'>> {
  const rev = (await roomRow(db, id))?.rev ?? 0;
  const rows = await db.all(selectJoined, { room: id, after: after ?? null, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return { rev, members: page.map(memberOf), users: page.map(userOf), more: rows.length > limit };
}
