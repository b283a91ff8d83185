import type { WriteResult } from '@parley/core';
import { foldCase, refusals } from '@parley/core/store-rules';
import type { RoomId } from '@parley/events';
import { roomOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import { done, type Draft, type DraftRoom, type WriteOf } from './draft.ts';
import { joinOne } from './members.ts';

const selectByKey = statement((db, slot: Slot<{ key: string }>) =>
  db.selectFrom('rooms').select('id').where('key', '=', slot('key')),
);

const insertRoom = statement((db, slot: Slot<Row<'rooms'>>) =>
  db.insertInto('rooms').values({
    id: slot('id'),
    kind: slot('kind'),
    key: slot('key'),
    name: slot('name'),
    name_folded: slot('name_folded'),
    topic: slot('topic'),
    people: slot('people'),
    created_at: slot('created_at'),
    created_by: slot('created_by'),
    own_rev: slot('own_rev'),
    seq: slot('seq'),
    rev: slot('rev'),
    member_count: slot('member_count'),
  }),
);

type Described = Pick<Row<'rooms'>, 'id' | 'key' | 'name' | 'name_folded' | 'topic' | 'own_rev'>;

const describeRoom = statement((db, slot: Slot<Described>) =>
  db
    .updateTable('rooms')
    .set({
      key: slot('key'),
      name: slot('name'),
      name_folded: slot('name_folded'),
      topic: slot('topic'),
      own_rev: slot('own_rev'),
    })
    .where('id', '=', slot('id')),
);

export async function createRoom(
  draft: Draft,
  { room: asked, key, members, actor, at }: WriteOf<'createRoom'>,
): Promise<WriteResult<'createRoom'>> {
  const taken = await roomWithKey(draft, key);
  if (taken && asked.kind !== 'direct') return refusals.roomNameTaken;
  if (taken) return done<'createRoom'>({ room: roomOf(taken.row), head: headOf(taken), created: false });
  if (await draft.room(asked.id)) return refusals.idTaken;
  if (!(await draft.areUsers([actor, ...members.map(({ user }) => user)]))) return refusals.noUser;
  const row: Row<'rooms'> = {
    id: asked.id,
    kind: asked.kind,
    key: key ?? null,
    name: asked.name,
    name_folded: foldCase(asked.name),
    topic: asked.topic,
    people: asked.people ? JSON.stringify(asked.people) : null,
    created_at: at,
    created_by: actor,
    own_rev: 1,
    seq: 0,
    rev: 0,
    member_count: 0,
  };
  await draft.db.run(insertRoom, row);
  const room = draft.addRoom(row);
  draft.change(room, (rev) => ({ kind: 'room', rev, room: roomOf(row) }));
  for (const { user, role } of members) await joinOne(draft, room, user, role);
  return done<'createRoom'>({ room: roomOf(row), head: headOf(room), created: true });
}

export async function updateRoom(
  draft: Draft,
  write: WriteOf<'updateRoom'>,
): Promise<WriteResult<'updateRoom'>> {
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  if (!(await draft.isJoined(room, write.actor))) return refusals.notJoined;
  const { row } = room;
  const { name = row.name, topic = row.topic, key = row.key } = write;
  if (name === row.name && topic === row.topic) return done<'updateRoom'>({ room: roomOf(row) });
  if (key !== row.key && (await roomWithKey(draft, key))) return refusals.roomNameTaken;
  const { room: now } = draft.change(room, (rev) => {
    Object.assign(row, { name, topic, key, name_folded: foldCase(name), own_rev: rev });
    return { kind: 'room', rev, room: roomOf(row) };
  });
  const { id, name_folded, own_rev } = row;
  await draft.db.run(describeRoom, { id, key, name, name_folded, topic, own_rev });
  return done<'updateRoom'>({ room: now });
}

async function roomWithKey(draft: Draft, key: string | null | undefined): Promise<DraftRoom | undefined> {
  if (key === undefined || key === null) return undefined;
  const found: { id: RoomId } | undefined = await draft.db.one(selectByKey, { key });
  return found && draft.room(found.id);
}

const headOf = ({ row }: DraftRoom): { seq: number; rev: number } => ({ seq: row.seq, rev: row.rev });
