import type { FileId, RoomId, SharedFile, UserId } from '@parley/events';
import type { MemoryState } from './memory-state.ts';
import type { WriteOf, WriteResult } from './ports.ts';
import { byCodeUnit, done, refusals } from './store-rules.ts';


/** A file and whose it is; `place` once a message has it. */
export interface MemoryFile {
  readonly file: Omit<SharedFile, 'alt'>;
  readonly owner: UserId;
  readonly at: number;
  readonly place: { readonly room: RoomId; readonly seq: number } | undefined;
}

export const bytesOf = ({ files }: MemoryState, user: UserId): number =>
  [...files.values()].reduce((sum, { owner, file }) => (owner === user ? sum + file.size : sum), 0);

export function addFile(
  state: MemoryState,
  { actor: owner, at, file, quota }: WriteOf<'addFile'>,
): WriteResult {
  if (!state.users.has(owner)) return refusals.noUser;
  if (state.files.has(file.id)) return done<'addFile'>({});
  if (bytesOf(state, owner) + file.size > quota) return refusals.tooManyBytes;
  state.files.set(file.id, { file, owner, at, place: undefined });
  return done<'addFile'>({});
}

export function dropFiles(
  state: MemoryState,
  { before, limit }: WriteOf<'dropFiles'>,
  gone: FileId[],
): WriteResult {
  const unsent = [...state.files.values()]
    .filter(({ place, at }) => place === undefined && at < before)
    .sort((a, b) => a.at - b.at || byCodeUnit(a.file.id, b.file.id))
    .slice(0, limit);
  for (const { file } of unsent) giveUp(state, [file.id], gone);
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

export function giveUp(state: MemoryState, ids: readonly FileId[], gone: FileId[]): void {
  for (const id of ids) if (state.files.delete(id)) gone.push(id);
}

export function giveUpUnsent(state: MemoryState, user: UserId, gone: FileId[]): void {
  const unsent = [...state.files.values()].filter(
    ({ owner, place }) => owner === user && place === undefined,
  );
  const ids = unsent.map(({ file }) => file.id);
  giveUp(state, ids.sort(byCodeUnit), gone);
}
