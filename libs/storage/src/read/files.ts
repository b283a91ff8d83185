import type { KeptFile, Store } from '@parley/core';
import type { FileId, RoomId, UserId } from '@parley/events';
import { bodyOf, fileOf } from '../rows.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import { usersNamed } from './people.ts';
import { roomRow } from './rooms.ts';
import { bodyColumns } from './timeline.ts';

export const fileRow = statement((db, slot: Slot<{ id: FileId }>) =>
  db.selectFrom('files').selectAll().where('id', '=', slot('id')),
);

const sumBytes = statement((db, slot: Slot<{ owner: UserId }>) =>
  db
    .selectFrom('files')
    .select((sum) => sum.fn.sum<number | null>('size').as('bytes'))
    .where('owner_id', '=', slot('owner')),
);

export const messagesWithFiles = statement(
  (db, slot: Slot<{ room: RoomId; before: number; limit: number }>) =>
    db
      .selectFrom('messages')
      .select(bodyColumns)
      .where('room_id', '=', slot('room'))
      .where('seq', '<', slot('before'))
      .where('files', 'is not', null)
      .orderBy('seq', 'desc')
      .limit(slot('limit')),
);

export async function file(db: Queries, id: FileId): Promise<KeptFile | undefined> {
  const row = await db.one(fileRow, { id });
  if (!row) return undefined;
  const { owner_id: owner, room_id: room, seq } = row;
  return { file: fileOf(row), owner, place: room !== null && seq !== null ? { room, seq } : undefined };
}

export async function keptFiles(db: Queries, ids: readonly FileId[]): Promise<readonly FileId[]> {
  if (ids.length === 0) return [];
  const rows = await db.ask((kysely) =>
    kysely
      .selectFrom('files')
      .select('id')
      .where('id', 'in', [...ids])
      .orderBy('id'),
  );
  return rows.map(({ id }) => id);
}

export async function bytesOf(db: Queries, owner: UserId): Promise<number> {
  return (await db.one(sumBytes, { owner }))?.bytes ?? 0;
}

export async function files(
  db: Queries,
  { room, before = Number.MAX_SAFE_INTEGER, limit }: Parameters<Store['files']>[0],
): Promise<Awaited<ReturnType<Store['files']>>> {
  const rows = await db.all(messagesWithFiles, { room, before, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    rev: (await roomRow(db, room))?.rev ?? 0,
    messages: page.map(bodyOf),
    users: await usersNamed(
      db,
      page.map(({ author_id }) => author_id),
    ),
    more: rows.length > limit,
  };
}
