import type { RoomId } from '@parley/events';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';

const selectMessage = statement((db, slot: Slot<{ room: RoomId; seq: number }>) =>
  db.selectFrom('messages').selectAll().where('room_id', '=', slot('room')).where('seq', '=', slot('seq')),
);

export const findMessage = (draft: Draft, room: RoomId, seq: number): Promise<Row<'messages'> | undefined> =>
  draft.db.one(selectMessage, { room, seq });
