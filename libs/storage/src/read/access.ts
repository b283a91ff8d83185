import type { SecretHash, Store } from '@parley/core';
import { isSpent } from '@parley/core/store-rules';
import type { Invite, InviteId, RoomId, UserId } from '@parley/events';
import { roomOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Queries, type Slot, statement } from '../statement.ts';

/** With who made it: an invite of somebody who is gone lets nobody in. */
const selectInvite = statement((db, slot: Slot<{ secret: SecretHash }>) =>
  db
    .selectFrom('invites')
    .innerJoin('users', 'users.id', 'invites.created_by')
    .selectAll('invites')
    .select('users.gone')
    .where('invites.token', '=', slot('secret')),
);

const selectInvites = statement((db) =>
  db
    .selectFrom('invites')
    .selectAll()
    // In order of the key, a few hundred at most.
    .where('id', '>', '' as InviteId)
    .orderBy('id'),
);

/** A room of an invite, if it is a channel or the invite's maker is in it, and how `user` stands there. */
const selectRoom = statement((db, slot: Slot<{ room: RoomId; maker: UserId; user: UserId | null }>) =>
  db
    .selectFrom('rooms')
    .leftJoin('members as maker', (join) =>
      join.onRef('maker.room_id', '=', 'rooms.id').on('maker.user_id', '=', slot('maker')),
    )
    .leftJoin('members as mine', (join) =>
      join.onRef('mine.room_id', '=', 'rooms.id').on('mine.user_id', '=', slot('user') as never),
    )
    .selectAll('rooms')
    .select('mine.state as my_state')
    .where('rooms.id', '=', slot('room'))
    .where((where) => where.or([where('rooms.kind', '=', 'channel'), where('maker.state', '=', 'joined')])),
);

const countCodes = statement((db, slot: Slot<{ user: UserId }>) =>
  db
    .selectFrom('recoveries')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('user_id', '=', slot('user'))
    .where('kind', '=', 'code'),
);

/** The invite of that secret, if it lets somebody in. */
export async function goodInvite(
  db: Queries,
  { secret, now }: { readonly secret: SecretHash; readonly now: number },
): Promise<Invite | undefined> {
  const row = await db.one(selectInvite, { secret });
  const invite = row && !row.gone ? inviteOf(row) : undefined;
  return invite && !isSpent(invite, now) ? invite : undefined;
}

/** The rooms to which the invite joins `user`, or somebody new. */
export async function roomsToJoin(
  db: Queries,
  { rooms, createdBy: maker }: Invite,
  user: UserId | null = null,
): Promise<readonly Row<'rooms'>[]> {
  const found: Row<'rooms'>[] = [];
  for (const room of rooms) {
    const row = await db.one(selectRoom, { room, maker, user });
    if (row && (row.my_state ?? 'left') === 'left') found.push(row);
  }
  return found;
}

export async function invite(
  db: Queries,
  query: { readonly secret: SecretHash; readonly now: number },
): ReturnType<Store['invite']> {
  const found = await goodInvite(db, query);
  return found && { invite: found, rooms: (await roomsToJoin(db, found)).map(roomOf) };
}

export const invites = async (db: Queries): Promise<readonly Invite[]> =>
  (await db.all(selectInvites, {})).map(inviteOf);

export const recoveryCodes = async (db: Queries, user: UserId): Promise<number> =>
  (await db.one(countCodes, { user }))?.count ?? 0;

const inviteOf = (row: Row<'invites'>): Invite => ({
  id: row.id,
  createdAt: row.created_at,
  createdBy: row.created_by,
  ...(row.expires_at !== null && { expiresAt: row.expires_at }),
  ...(row.uses !== null && { uses: row.uses }),
  used: row.used,
  rooms: JSON.parse(row.rooms),
});
