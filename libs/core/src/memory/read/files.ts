import type { FileId, UserId } from '@parley/events';
import type { KeptFile } from '../../ports.ts';
import { byCodeUnit } from '../../store-rules.ts';
import { usersNamed } from '../people.ts';
import { bodiesOf, type MemoryState } from '../state.ts';
import type { Answer, Query } from './calls.ts';

export function file({ files: all }: MemoryState, id: FileId): KeptFile | undefined {
  const kept = all.get(id);
  return kept && { file: kept.file, owner: kept.owner, place: kept.place };
}

export const keptFiles = ({ files: all }: MemoryState, ids: readonly FileId[]): readonly FileId[] =>
  [...new Set(ids)].filter((id) => all.has(id)).sort(byCodeUnit);

export const bytesOf = ({ files: all }: MemoryState, user: UserId): number =>
  [...all.values()].reduce((sum, kept) => (kept.owner === user ? sum + kept.file.size : sum), 0);

export function files(
  state: MemoryState,
  { room: id, before = Infinity, limit }: Query<'files'>,
): Answer<'files'> {
  const room = state.rooms.get(id);
  if (!room) return { rev: 0, messages: [], users: [], more: false };
  const all = bodiesOf(room)
    .filter((body) => body.files !== undefined && body.seq < before)
    .reverse();
  const messages = all.slice(0, limit);
  const named = messages.map(({ author }) => author);
  return { rev: room.rev, messages, users: usersNamed(state, named), more: all.length > limit };
}
