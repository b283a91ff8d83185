import type { Totals } from '@parley/core';
import { LOBBY_GUEST } from '@parley/events/ids';
import { sql } from 'kysely';
import { type Queries, type Slot, statement } from '../statement.ts';

const countPeople = statement((db, slot: Slot<{ now: number }>) =>
  db
    .selectFrom('users')
    .select((select) => ['role', select.fn.countAll<number>().as('count')])
    .where('id', '<>', LOBBY_GUEST)
    .where((where) =>
      where.or([
        where('role', '<>', 'guest'),
        where.exists(
          where
            .selectFrom('sessions')
            .select('sessions.id')
            .whereRef('sessions.user_id', '=', 'users.id')
            .where('sessions.expires_at', '>', slot('now')),
        ),
      ]),
    )
    .groupBy('role'),
);

/** A room's messages are dense: its head says how many there are, and no message need be counted. */
const countRooms = statement((db) =>
  db
    .selectFrom('rooms')
    .select((select) => [
      sql<number>`count(*) - count(parent_id)`.as('rooms'),
      select.fn.coalesce(select.fn.sum<number>('seq'), sql<number>`0`).as('messages'),
    ]),
);

const countBytes = statement((db) =>
  db
    .selectFrom([
      sql<{ page_count: number }>`pragma_page_count()`.as('pages'),
      sql<{ page_size: number }>`pragma_page_size()`.as('size'),
    ])
    .select(sql<number>`page_count * page_size`.as('bytes')),
);

/** How much there is. */
export async function totals(db: Queries, now: number): Promise<Totals> {
  const people = { owner: 0, admin: 0, member: 0, guest: 0, bot: 0 };
  for (const { role, count } of await db.all(countPeople, { now })) people[role] = count;
  const { rooms = 0, messages = 0 } = (await db.one(countRooms, {})) ?? {};
  const { bytes = 0 } = (await db.one(countBytes, {})) ?? {};
  return { people, rooms, messages, bytes };
}
