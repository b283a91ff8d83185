import type { WriteOf, WriteResult } from '@parley/core';
import { done, refusals, threadKey, withReplies } from '@parley/core/store-rules';
import type { RoomId, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { foldCase } from '@parley/events/names';
import { roomOf, threadOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';
import { findMessage } from './message-rows.ts';
import { silenced } from './rights.ts';
import { headOf, insertRoom, newRoom, roomWithKey } from './room-rows.ts';

type Thread = Row<'threads'>;

const nameThread = statement(
  (db, slot: Slot<Pick<Row<'rooms'>, 'id' | 'name' | 'name_folded' | 'resolved' | 'own_rev'>>) =>
    db
      .updateTable('rooms')
      .set({
        name: slot('name'),
        name_folded: slot('name_folded'),
        resolved: slot('resolved'),
        own_rev: slot('own_rev'),
      })
      .where('id', '=', slot('id')),
);

const selectThread = statement((db, slot: Slot<{ room: RoomId; seq: number }>) =>
  db.selectFrom('threads').selectAll().where('room_id', '=', slot('room')).where('seq', '=', slot('seq')),
);

const upsertThread = statement((db, slot: Slot<Thread>) =>
  db
    .insertInto('threads')
    .values({
      room_id: slot('room_id'),
      seq: slot('seq'),
      thread_id: slot('thread_id'),
      count: slot('count'),
      last_by: slot('last_by'),
      last_at: slot('last_at'),
      people: slot('people'),
      name: slot('name'),
      resolved: slot('resolved'),
      rev: slot('rev'),
    })
    .onConflict((conflict) =>
      conflict.columns(['room_id', 'seq']).doUpdateSet({
        count: slot('count'),
        last_by: slot('last_by'),
        last_at: slot('last_at'),
        people: slot('people'),
        name: slot('name'),
        resolved: slot('resolved'),
        rev: slot('rev'),
      }),
    ),
);

const newestReplies = statement((db, slot: Slot<{ room: RoomId; before: number; limit: number }>) =>
  db
    .selectFrom('messages')
    .select(['seq', 'author_id', 'at'])
    .where('room_id', '=', slot('room'))
    .where('seq', '<', slot('before'))
    .where('deleted', '=', 0)
    .orderBy('seq', 'desc')
    .limit(slot('limit')),
);

/** Replies looked at in one go for who wrote last. */
const PAGE = 50;

export async function openThread(
  draft: Draft,
  { room: id, seq, thread, actor, at }: WriteOf<'openThread'>,
): Promise<WriteResult<'openThread'>> {
  const room = await draft.room(id);
  if (!room) return refusals.noRoom;
  if (room.row.parent_id !== null) return refusals.notInThread;
  const member = await draft.member(room, actor);
  if (member?.state !== 'joined') return refusals.notJoined;
  const key = threadKey(id, seq);
  const known = await roomWithKey(draft, key);
  if (known) return done<'openThread'>({ room: roomOf(known.row), head: headOf(known) });
  const refused = await silenced(draft, room, member, at);
  if (refused) return refused;
  const root = await findMessage(draft, id, seq);
  if (!root || root.deleted === 1) return refusals.noMessage;
  if (await draft.room(thread)) return refusals.idTaken;
  const row = newRoom({
    id: thread,
    kind: 'thread',
    key,
    created_at: at,
    created_by: actor,
    parent_id: id,
    parent_seq: seq,
  });
  await draft.db.run(insertRoom, row);
  const made = draft.addRoom(row);
  draft.change(made, (rev) => ({ kind: 'room', rev, room: roomOf(row) }));
  return done<'openThread'>({ room: roomOf(row), head: headOf(made) });
}

export async function updateThread(
  draft: Draft,
  write: WriteOf<'updateThread'>,
): Promise<WriteResult<'updateThread'>> {
  const thread = await draft.room(write.room);
  if (!thread) return refusals.noRoom;
  const { row } = thread;
  if (row.parent_id === null) return refusals.noThread;
  const home = await draft.home(thread);
  const member = await draft.member(home, write.actor);
  if (member?.state !== 'joined') return refusals.notJoined;
  const refused = await silenced(draft, home, member, write.at);
  if (refused) return refused;
  const { name = row.name } = write;
  const resolved = write.resolved === undefined ? row.resolved : Number(write.resolved);
  if (name === row.name && resolved === row.resolved) return done<'updateThread'>({ room: roomOf(row) });
  const { room } = draft.change(thread, (rev) => {
    Object.assign(row, { name, name_folded: foldCase(name), resolved, own_rev: rev });
    return { kind: 'room', rev, room: roomOf(row) };
  });
  const { id, name_folded, own_rev } = row;
  await draft.db.run(nameThread, { id, name, name_folded, resolved, own_rev });
  draft.threadNews(thread);
  return done<'updateThread'>({ room });
}

/** Tells the rooms of threads what their roots say of them now. */
export async function tellSummaries(draft: Draft): Promise<void> {
  for (const [thread, news] of draft.threads) {
    const { id: thread_id, parent_id, parent_seq, name, resolved } = thread.row;
    const home = parent_id === null ? undefined : await draft.room(parent_id);
    if (!home || parent_seq === null) throw new Error(`thread ${thread_id} belongs to no message`);
    const place = { room: home.row.id, seq: parent_seq };
    const known = await draft.db.one(selectThread, place);
    const all = withReplies(known ? threadOf(known) : nothing, news.replies, limits.threadPeople);
    const left = { ...all, count: all.count - news.erased };
    const { count, last, people } = news.erased > 0 ? await withoutErased(draft, left, thread_id) : left;
    const row = {
      room_id: place.room,
      seq: place.seq,
      thread_id,
      count,
      last_by: last?.by ?? null,
      last_at: last?.at ?? null,
      people: JSON.stringify(people),
      name,
      resolved,
    };
    const { rev } = draft.change(home, (next) => ({
      kind: 'thread',
      rev: next,
      seq: place.seq,
      thread: threadOf(row),
    }));
    await draft.db.run(upsertThread, { ...row, rev });
  }
}

type Replies = ReturnType<typeof withReplies>;

const nothing: Replies = { count: 0, people: [] };

/** What is left to tell when replies were deleted: who wrote last is looked for from the end. */
async function withoutErased({ db }: Draft, { count }: Replies, room: RoomId): Promise<Replies> {
  const people = new Set<UserId>();
  let last: Replies['last'];
  for (let before = Number.MAX_SAFE_INTEGER, more = true; more && people.size < limits.threadPeople;) {
    const rows = await db.all(newestReplies, { room, before, limit: PAGE });
    for (const { author_id: by, at } of rows) {
      last ??= { by, at };
      if (people.size < limits.threadPeople) people.add(by);
    }
    before = rows.at(-1)?.seq ?? 0;
    more = rows.length === PAGE;
  }
  return { count, ...(last && { last }), people: [...people] };
}
