import type { Membership, RoomHead, Store } from '@parley/core';
import { canBeInName } from '@parley/core/store-rules';
import type { Member, RoomEntry, RoomId, UserId } from '@parley/events';
import { type Kysely, sql, type SqlBool } from 'kysely';
import { memberOf, roomOf, userColumns, userOf } from '../rows.ts';
import type { Row, Schema } from '../schema.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import { containing, isBehind, isLike, type Place, placeOfUser, START } from './people.ts';

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
    .select(['members.role', 'members.read_seq', 'members.muted_until'])
    .where('members.user_id', '=', slot('user'))
    .where('members.state', '=', 'joined')
    .orderBy('members.room_id'),
);

/** What a list may hold, said with literals: a partial index is used for what the query itself says. */
const isListed = sql<SqlBool>`rooms.kind in ('channel', 'private')`;

const selectListed = statement((db, slot: Slot<{ user: UserId; id: RoomId }>) =>
  db
    .selectFrom('rooms')
    .leftJoin('members', (join) =>
      join.onRef('members.room_id', '=', 'rooms.id').on('members.user_id', '=', slot('user')),
    )
    .select('rooms.name_folded')
    .where('rooms.id', '=', slot('id'))
    .where(isListed)
    .where((where) => where.or([where('rooms.kind', '=', 'channel'), where('members.state', '=', 'joined')])),
);

const searchRooms = statement((db, slot: Slot<Place & { user: UserId; pattern: string; limit: number }>) =>
  db
    .selectFrom('rooms')
    .leftJoin('members', (join) =>
      join.onRef('members.room_id', '=', 'rooms.id').on('members.user_id', '=', slot('user')),
    )
    .selectAll('rooms')
    .select('members.state')
    .where(isListed)
    .where((where) => where.or([where('rooms.kind', '=', 'channel'), where('members.state', '=', 'joined')]))
    .where((where) => isBehind(where.ref('rooms.name_folded'), where.ref('rooms.id'), slot))
    .where((where) => isLike(where.ref('rooms.name_folded'), slot('pattern')))
    .orderBy('rooms.name_folded')
    .orderBy('rooms.id')
    .limit(slot('limit')),
);

const membersIn =
  (state: Member['state']) => (db: Kysely<Schema>, slot: Slot<Place & { room: RoomId; limit: number }>) =>
    db
      .selectFrom('members')
      .innerJoin('users', 'users.id', 'members.user_id')
      .select([
        'members.user_id',
        'members.rev',
        'members.role as member_role',
        'members.state',
        'members.muted_until',
      ])
      .select(userColumns)
      .where('members.room_id', '=', slot('room'))
      .where((where) => isBehind(where.ref('members.name_folded'), where.ref('members.user_id'), slot))
      // Said with a literal, for the index of who is in.
      .where(sql<SqlBool>`members.state = ${sql.lit(state)}`)
      .orderBy('members.name_folded')
      .orderBy('members.user_id')
      .limit(slot('limit'));

const selectMembers = { joined: statement(membersIn('joined')), removed: statement(membersIn('removed')) };

export const roomRow = (db: Queries, id: RoomId): Promise<Row<'rooms'> | undefined> =>
  db.one(selectRoom, { id });

export async function room(db: Queries, id: RoomId): Promise<RoomHead | undefined> {
  const row = await roomRow(db, id);
  return row && { room: roomOf(row), head: { seq: row.seq, rev: row.rev } };
}

export async function memberships(db: Queries, user: UserId): Promise<readonly Membership[]> {
  const rows = await db.all(selectMemberships, { user });
  return rows.map(({ room_id, role, state, read_seq, muted_until }) => ({
    room: room_id,
    role,
    state,
    read: read_seq,
    ...(muted_until !== null && { mutedUntil: muted_until }),
  }));
}

export async function entries(db: Queries, user: UserId): Promise<readonly RoomEntry[]> {
  const rows = await db.all(selectEntries, { user });
  return rows.map((row) => ({
    room: roomOf(row),
    head: { seq: row.seq, rev: row.rev },
    role: row.role,
    read: row.read_seq,
    ...(row.muted_until !== null && { mutedUntil: row.muted_until }),
  }));
}

export async function listRooms(
  db: Queries,
  { user, query = '', after, limit }: Query<'listRooms'>,
): Promise<Answer<'listRooms'>> {
  const place = await placeOfRoom(db, user, after);
  if (!canBeInName(query) || !place) return { rooms: [], more: false };
  const rows = await db.all(searchRooms, {
    ...place,
    user,
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

/** Undefined for a room that the list does not show: its place would tell of its name. */
async function placeOfRoom(db: Queries, user: UserId, after: RoomId | undefined): Promise<Place | undefined> {
  if (after === undefined) return START;
  const row = await db.one(selectListed, { user, id: after });
  return row && { afterName: row.name_folded, afterId: after };
}

export async function members(
  db: Queries,
  { room: id, state, after, limit }: Query<'members'>,
): Promise<Answer<'members'>> {
  const rev = (await roomRow(db, id))?.rev ?? 0;
  const place = await placeOfUser(db, after);
  const rows = place
    ? await db.all(selectMembers[state ?? 'joined'], { ...place, room: id, limit: limit + 1 })
    : [];
  const page = rows.slice(0, limit);
  const listed = page.map((row) => memberOf({ ...row, role: row.member_role }));
  return { rev, members: listed, users: page.map(userOf), more: rows.length > limit };
}
