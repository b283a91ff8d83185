import type { WriteOf, WriteResult } from '@parley/core';
import { done, refusals } from '@parley/core/store-rules';
import { foldCase } from '@parley/events/names';
import { roomOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';
import { joinOne } from './members.ts';
import { isInOrLeads } from './rights.ts';
import { headOf, insertRoom, newRoom, roomWithKey } from './room-rows.ts';

type Described = Pick<
  Row<'rooms'>,
  | 'id'
  | 'key'
  | 'name'
  | 'name_folded'
  | 'topic'
  | 'slow_mode_seconds'
  | 'read_only'
  | 'archived'
  | 'retention_days'
  | 'own_rev'
>;

const describeRoom = statement((db, slot: Slot<Described>) =>
  db
    .updateTable('rooms')
    .set({
      key: slot('key'),
      name: slot('name'),
      name_folded: slot('name_folded'),
      topic: slot('topic'),
      slow_mode_seconds: slot('slow_mode_seconds'),
      read_only: slot('read_only'),
      archived: slot('archived'),
      retention_days: slot('retention_days'),
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
  const row = newRoom({
    id: asked.id,
    kind: asked.kind,
    key: key ?? null,
    name: asked.name,
    topic: asked.topic,
    people: asked.people ? JSON.stringify(asked.people) : null,
    created_at: at,
    created_by: actor,
  });
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
  if (room.row.parent_id !== null) return refusals.notInThread;
  if (!(await isInOrLeads(draft, room, write.actor))) return refusals.notJoined;
  const { row } = room;
  const { name = row.name, topic = row.topic, key = row.key } = write;
  const slow_mode_seconds = write.slowModeSeconds ?? row.slow_mode_seconds;
  const read_only = write.readOnly === undefined ? row.read_only : Number(write.readOnly);
  const archived = write.archived === undefined ? row.archived : Number(write.archived);
  const retention_days = write.retentionDays === undefined ? row.retention_days : write.retentionDays;
  const isSame =
    name === row.name &&
    topic === row.topic &&
    slow_mode_seconds === row.slow_mode_seconds &&
    read_only === row.read_only &&
    archived === row.archived &&
    retention_days === row.retention_days;
  if (isSame) return done<'updateRoom'>({ room: roomOf(row) });
  if (key !== row.key && (await roomWithKey(draft, key))) return refusals.roomNameTaken;
  const { room: now } = draft.change(room, (rev) => {
    const name_folded = foldCase(name);
    Object.assign(row, {
      name,
      topic,
      key,
      name_folded,
      slow_mode_seconds,
      read_only,
      archived,
      retention_days,
      own_rev: rev,
    });
    return { kind: 'room', rev, room: roomOf(row) };
  });
  await draft.db.run(describeRoom, row);
  return done<'updateRoom'>({ room: now });
}
