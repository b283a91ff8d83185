import type { RoomId } from '@parley/events';
import { foldCase } from '@parley/events/names';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft, DraftRoom } from './draft.ts';

type RoomRow = Row<'rooms'>;

const selectByKey = statement((db, slot: Slot<{ key: string }>) =>
  db.selectFrom('rooms').select('id').where('key', '=', slot('key')),
);

export const insertRoom = statement((db, slot: Slot<Row<'rooms'>>) =>
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
    slow_mode_seconds: slot('slow_mode_seconds'),
    read_only: slot('read_only'),
    archived: slot('archived'),
    retention_days: slot('retention_days'),
    expired_seq: slot('expired_seq'),
    parent_id: slot('parent_id'),
    parent_seq: slot('parent_seq'),
    resolved: slot('resolved'),
  }),
);

type New = Pick<RoomRow, 'id' | 'kind' | 'key' | 'created_at' | 'created_by'> &
  Partial<Pick<RoomRow, 'name' | 'topic' | 'people' | 'parent_id' | 'parent_seq'>>;

/** A room in which nothing has happened. */
export const newRoom = ({ name = '', ...given }: New): RoomRow => ({
  topic: '',
  people: null,
  parent_id: null,
  parent_seq: null,
  ...given,
  name,
  name_folded: foldCase(name),
  own_rev: 1,
  seq: 0,
  rev: 0,
  member_count: 0,
  slow_mode_seconds: 0,
  read_only: 0,
  archived: 0,
  retention_days: null,
  expired_seq: 0,
  resolved: 0,
});

/** The room that has that key. */
export async function roomWithKey(
  draft: Draft,
  key: string | null | undefined,
): Promise<DraftRoom | undefined> {
  if (key === undefined || key === null) return undefined;
  const found: { id: RoomId } | undefined = await draft.db.one(selectByKey, { key });
  return found && draft.room(found.id);
}

export const headOf = ({ row }: DraftRoom): { seq: number; rev: number } => ({ seq: row.seq, rev: row.rev });
