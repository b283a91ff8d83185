import type { Store } from '@parley/core';
import type { RoomId } from '@parley/events';
import { bodyOf } from '../rows.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import { usersNamed } from './people.ts';
import { roomRow } from './rooms.ts';

const pinnedBefore = statement((db, slot: Slot<{ room: RoomId; before: number; limit: number }>) =>
  db
    .selectFrom('pins')
    .innerJoin('messages', (join) =>
      join.onRef('messages.room_id', '=', 'pins.room_id').onRef('messages.seq', '=', 'pins.seq'),
    )
    .select([
      'pins.rev as pin_rev',
      'pins.user_id as pinned_by',
      'pins.at as pinned_at',
      'messages.seq',
      'messages.rev',
      'messages.id',
      'messages.author_id',
      'messages.alias',
      'messages.text',
      'messages.mentions',
      'messages.files',
      'messages.at',
      'messages.edited_at',
      'messages.deleted',
    ])
    .where('pins.room_id', '=', slot('room'))
    .where('pins.is_on', '=', 1)
    .where('pins.rev', '<', slot('before'))
    .orderBy('pins.rev', 'desc')
    .limit(slot('limit')),
);

export async function pins(
  db: Queries,
  { room, before = Number.MAX_SAFE_INTEGER, limit }: Parameters<Store['pins']>[0],
): Promise<Awaited<ReturnType<Store['pins']>>> {
  const rows = await db.all(pinnedBefore, { room, before, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    rev: (await roomRow(db, room))?.rev ?? 0,
    pins: page.map(({ pin_rev: rev, pinned_by: by, pinned_at: at, ...row }) => ({
      rev,
      by,
      at,
      message: bodyOf(row),
    })),
    users: await usersNamed(
      db,
      page.flatMap(({ pinned_by, author_id }) => [pinned_by, author_id]),
    ),
    more: rows.length > limit,
  };
}
