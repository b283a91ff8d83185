import type { Store } from '@parley/core';
import { byCodeUnit } from '@parley/core/store-rules';
import type { RoomId, UserId } from '@parley/events';
import { bodyOf } from '../rows.ts';
import { type Queries, type Slot, statement } from '../statement.ts';

type Span = { room: RoomId; user: UserId; after: number; to: number };

const selectRetained = statement((db) =>
  db
    .selectFrom('rooms')
    .select(['id', 'retention_days'])
    .where('retention_days', 'is not', null)
    .orderBy('id'),
);

const selectThreads = statement((db, slot: Slot<{ room: RoomId }>) =>
  db.selectFrom('rooms').select('id').where('parent_id', '=', slot('room')),
);

const selectRemovals = statement((db) => db.selectFrom('removals').select('user_id').orderBy('user_id'));

export const selectSaid = statement((db, slot: Slot<Span>) =>
  db
    .selectFrom('messages')
    .selectAll()
    .where('room_id', '=', slot('room'))
    .where('seq', '>', slot('after'))
    .where('seq', '<=', slot('to'))
    .where('author_id', '=', slot('user'))
    .where('deleted', '=', 0)
    .orderBy('seq'),
);

export const selectReacted = statement((db, slot: Slot<Span>) =>
  db
    .selectFrom('reactions')
    .selectAll()
    .where('room_id', '=', slot('room'))
    .where('seq', '>', slot('after'))
    .where('seq', '<=', slot('to'))
    .where('user_id', '=', slot('user'))
    .where('is_on', '=', 1)
    .orderBy('seq')
    .orderBy('emoji'),
);

export async function retained(db: Queries): ReturnType<Store['retained']> {
  const rows = await db.all(selectRetained, {});
  const all: { room: RoomId; days: number }[] = [];
  for (const { id, retention_days } of rows) {
    const days = retention_days ?? 0;
    const threads = await db.all(selectThreads, { room: id });
    all.push({ room: id, days }, ...threads.map((thread) => ({ room: thread.id, days })));
  }
  return all.sort((a, b) => byCodeUnit(a.room, b.room));
}

export async function removals(db: Queries): Promise<readonly UserId[]> {
  return (await db.all(selectRemovals, {})).map(({ user_id: user }) => user);
}

export async function said(db: Queries, span: Span): ReturnType<Store['said']> {
  const messages = await db.all(selectSaid, span);
  const reactions = await db.all(selectReacted, span);
  return { messages: messages.map(bodyOf), reactions: reactions.map(({ seq, emoji }) => ({ seq, emoji })) };
}
