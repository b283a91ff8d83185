import type { Store } from '@parley/core';
import { callsOf } from '@parley/core/mentions';
import { byCodeUnit } from '@parley/core/store-rules';
import type { RoomId, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { type Queries, type Slot, statement } from '../statement.ts';

const selectUnread = statement((db, slot: Slot<{ user: UserId; called: string; limit: number }>) =>
  db
    .selectFrom('members')
    .innerJoin('mentions', (join) =>
      join
        .onRef('mentions.room_id', '=', 'members.room_id')
        .onRef('mentions.seq', '>', 'members.read_seq')
        .on('mentions.called', '=', slot('called')),
    )
    .select(['members.room_id', 'mentions.seq'])
    .where('members.user_id', '=', slot('user'))
    .where('members.state', '=', 'joined')
    .where('mentions.author_id', '<>', slot('user'))
    // Within a room the index gives them in order of seq.
    .orderBy('members.room_id')
    .limit(slot('limit')),
);

const selectBehind = statement(
  (db, slot: Slot<{ room: RoomId; user: UserId; called: string; read: number; limit: number }>) =>
    db
      .selectFrom('mentions')
      .select('seq')
      .where('called', '=', slot('called'))
      .where('room_id', '=', slot('room'))
      .where('seq', '>', slot('read'))
      .where('author_id', '<>', slot('user'))
      .orderBy('seq')
      .limit(slot('limit')),
);

const inOrder = (seqs: Iterable<number>): readonly number[] =>
  [...new Set(seqs)].sort((a, b) => a - b).slice(0, limits.mentionsPerRoom);

export async function mentions(db: Queries, user: UserId): ReturnType<Store['mentions']> {
  const byRoom = new Map<RoomId, number[]>();
  for (const called of callsOf(user))
    for (const { room_id, seq } of await db.all(selectUnread, { user, called, limit: limits.mentionsTold })) {
      const seqs = byRoom.get(room_id);
      if (seqs) seqs.push(seq);
      else byRoom.set(room_id, [seq]);
    }
  return [...byRoom]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([room, seqs]) => ({ room, seqs: inOrder(seqs) }));
}

/** What calls a user in one room behind that place. */
export async function mentionsBehind(
  db: Queries,
  at: { readonly room: RoomId; readonly user: UserId; readonly read: number },
): Promise<readonly number[]> {
  const seqs: number[] = [];
  for (const called of callsOf(at.user)) {
    const rows = await db.all(selectBehind, { ...at, called, limit: limits.mentionsPerRoom });
    seqs.push(...rows.map(({ seq }) => seq));
  }
  return inOrder(seqs);
}
