import type { FileId, RoomId, SharedFile, UserId } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { byCodeUnit, done, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { bytesOf } from '../read/files.ts';
import type { MemoryState } from '../state.ts';

export function addFile(
  { state }: MemoryDraft,
  { actor: owner, at, file, quota }: WriteOf<'addFile'>,
): WriteResult<'addFile'> {
  if (!state.users.has(owner)) return refusals.noUser;
  if (state.files.has(file.id)) return done<'addFile'>({});
  if (bytesOf(state, owner) + file.size > quota) return refusals.tooManyBytes;
  state.files.set(file.id, { file, owner, at, place: undefined });
  return done<'addFile'>({});
}

export function dropFiles(
  draft: MemoryDraft,
  { before, limit }: WriteOf<'dropFiles'>,
): WriteResult<'dropFiles'> {
  const unsent = [...draft.state.files.values()]
    .filter(({ place, at }) => place === undefined && at < before)
    .sort((a, b) => a.at - b.at || byCodeUnit(a.file.id, b.file.id))
    .slice(0, limit)
    .map(({ file }) => file.id);
  giveUp(draft, unsent);
  return done<'dropFiles'>({ dropped: unsent.length });
}

/** What the actor uploaded and no message had, as a message has it now; undefined if one of them is none. */
export function filesSent(
  state: MemoryState,
  { files, actor }: Pick<WriteOf<'send'>, 'files' | 'actor'>,
): readonly SharedFile[] | undefined {
  const sent = (files ?? []).flatMap(({ id, alt }): SharedFile[] => {
    const known = state.files.get(id);
    if (known?.owner !== actor || known.place !== undefined) return [];
    return [{ ...known.file, ...(alt !== undefined && { alt }) }];
  });
  return sent.length === (files?.length ?? 0) ? sent : undefined;
}

/** From now on they are of that message. */
export function bindFiles(
  { files }: MemoryState,
  sent: readonly SharedFile[],
  place: { readonly room: RoomId; readonly seq: number },
): void {
  for (const { id } of sent) {
    const known = files.get(id);
    if (known) files.set(id, { ...known, place });
  }
}

export function giveUp({ state, goneFiles }: MemoryDraft, ids: readonly FileId[]): void {
  for (const id of ids) if (state.files.delete(id)) goneFiles.push(id);
}

export function giveUpUnsent(draft: MemoryDraft, user: UserId): void {
  const unsent = [...draft.state.files.values()].filter(
    ({ owner, place }) => owner === user && place === undefined,
  );
  giveUp(draft, unsent.map(({ file }) => file.id).sort(byCodeUnit));
}
