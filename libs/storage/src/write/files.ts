import type { SentFile, WriteOf, WriteResult } from '@parley/core';
import { byCodeUnit, done, refusals } from '@parley/core/store-rules';
import type { FileId, RoomId, SharedFile, UserId } from '@parley/events';
import { bytesOf, fileRow } from '../read/files.ts';
import { fileOf } from '../rows.ts';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft } from './draft.ts';

const insertFile = statement((db, slot: Slot<Omit<Row<'files'>, 'room_id' | 'seq'>>) =>
  db.insertInto('files').values({
    id: slot('id'),
    owner_id: slot('owner_id'),
    name: slot('name'),
    type: slot('type'),
    size: slot('size'),
    width: slot('width'),
    height: slot('height'),
    at: slot('at'),
  }),
);

const bindFile = statement((db, slot: Slot<{ id: FileId; room: RoomId; seq: number }>) =>
  db
    .updateTable('files')
    .set({ room_id: slot('room'), seq: slot('seq') })
    .where('id', '=', slot('id')),
);

const deleteFile = statement((db, slot: Slot<{ id: FileId }>) =>
  db.deleteFrom('files').where('id', '=', slot('id')),
);

const selectUnsent = statement((db, slot: Slot<{ before: number; limit: number }>) =>
  db
    .selectFrom('files')
    .select('id')
    .where('room_id', 'is', null)
    .where('at', '<', slot('before'))
    .orderBy('at')
    .orderBy('id')
    .limit(slot('limit')),
);

const selectUnsentOf = statement((db, slot: Slot<{ owner: UserId }>) =>
  db.selectFrom('files').select('id').where('owner_id', '=', slot('owner')).where('room_id', 'is', null),
);

export async function addFile(draft: Draft, write: WriteOf<'addFile'>): Promise<WriteResult<'addFile'>> {
  const { actor, at, file, quota } = write;
  if (!(await draft.user(actor))) return refusals.noUser;
  if (await draft.db.one(fileRow, { id: file.id })) return done<'addFile'>({});
  if ((await bytesOf(draft.db, actor)) + file.size > quota) return refusals.tooManyBytes;
  const { id, name, type, size, width = null, height = null } = file;
  await draft.db.run(insertFile, { id, owner_id: actor, name, type, size, width, height, at });
  return done<'addFile'>({});
}

export async function dropFiles(
  draft: Draft,
  { before, limit }: WriteOf<'dropFiles'>,
): Promise<WriteResult<'dropFiles'>> {
  const unsent = await draft.db.all(selectUnsent, { before, limit });
  await giveUp(
    draft,
    unsent.map(({ id }) => id),
  );
  return done<'dropFiles'>({ dropped: unsent.length });
}

/** What the actor uploaded and no message had, as a message is to have it; undefined if one of them is none. */
export async function filesSent(
  draft: Draft,
  files: readonly SentFile[],
  actor: UserId,
): Promise<readonly SharedFile[] | undefined> {
  const sent: SharedFile[] = [];
  for (const { id, alt } of files) {
    const row = await draft.db.one(fileRow, { id });
    if (row?.owner_id !== actor || row.room_id !== null) return undefined;
    sent.push({ ...fileOf(row), ...(alt !== undefined && { alt }) });
  }
  return sent;
}

export async function bindFiles(
  draft: Draft,
  files: readonly SentFile[],
  place: { readonly room: RoomId; readonly seq: number },
): Promise<void> {
  for (const { id } of files) await draft.db.run(bindFile, { id, ...place });
}

/** They are nobody's any more, and their bytes are to go. */
export async function giveUp(draft: Draft, ids: readonly FileId[]): Promise<void> {
  for (const id of ids) if ((await draft.db.run(deleteFile, { id })) > 0) draft.goneFiles.push(id);
}

/** Gives up what a message has, as its row keeps it. */
export async function giveUpKept(draft: Draft, kept: string | null): Promise<void> {
  if (kept === null) return;
  const files: readonly SharedFile[] = JSON.parse(kept);
  await giveUp(
    draft,
    files.map(({ id }) => id),
  );
}

export async function giveUpUnsent(draft: Draft, owner: UserId): Promise<void> {
  const unsent = await draft.db.all(selectUnsentOf, { owner });
  await giveUp(draft, unsent.map(({ id }) => id).sort(byCodeUnit));
}
