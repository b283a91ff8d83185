import type { Room } from '@parley/events';
import type { WriteAnswers, WriteOf, WriteResult } from '../../ports.ts';
import { done, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { headOf, roomOf } from '../rooms.ts';
import type { MemoryRoom, MemoryState } from '../state.ts';
import { joinOne } from './members.ts';

export function createRoom(
  draft: MemoryDraft,
  { room: asked, key, members, actor, at }: WriteOf<'createRoom'>,
): WriteResult<'createRoom'> {
  const { state } = draft;
  const taken = roomWithKey(state, key);
  if (taken && asked.kind !== 'direct') return refusals.roomNameTaken;
  if (taken) return done<'createRoom'>({ ...taken, created: false });
  if (state.rooms.has(asked.id)) return refusals.idTaken;
  if (![actor, ...members.map(({ user }) => user)].every((user) => state.users.has(user)))
    return refusals.noUser;
  const { id, kind, name, topic, people } = asked;
  const room: Room = {
    id,
    rev: 1,
    kind,
    name,
    topic,
    createdAt: at,
    createdBy: actor,
    ...(people && { people }),
  };
  draft.addRoom(id, key);
  draft.change(id, (rev) => ({ kind: 'room', rev, room }));
  for (const { user, role } of members) joinOne(draft, id, user, role);
  return done<'createRoom'>({ room, head: headOf(draft.room(id)), created: true });
}

function roomWithKey(
  { rooms }: MemoryState,
  key: string | undefined,
): Omit<WriteAnswers['createRoom'], 'created'> | undefined {
  if (key === undefined) return undefined;
  const found = [...rooms.values()].find((other) => other.key === key);
  return found && { room: roomOf(found), head: headOf(found) };
}

export function updateRoom(
  draft: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'updateRoom'>,
): WriteResult<'updateRoom'> {
  const now = roomOf(room);
  const { slowModeSeconds, readOnly, archived, retentionDays, ...before } = now;
  const { name = now.name, topic = now.topic, key = room.key } = write;
  const slow = write.slowModeSeconds ?? slowModeSeconds ?? 0;
  const closed = write.readOnly ?? readOnly ?? false;
  const shelved = write.archived ?? archived ?? false;
  const days = write.retentionDays === undefined ? retentionDays : (write.retentionDays ?? undefined);
  const isSame =
    slow === (slowModeSeconds ?? 0) &&
    closed === (readOnly ?? false) &&
    shelved === (archived ?? false) &&
    days === retentionDays;
  if (name === now.name && topic === now.topic && isSame) return done<'updateRoom'>({ room: now });
  if (key !== room.key && roomWithKey(draft.state, key)) return refusals.roomNameTaken;
  draft.state.rooms.set(write.room, { ...room, key });
  const next: Omit<Room, 'rev'> = {
    ...before,
    name,
    topic,
    ...(slow > 0 && { slowModeSeconds: slow }),
    ...(closed && { readOnly: true }),
    ...(shelved && { archived: true }),
    ...(days !== undefined && { retentionDays: days }),
  };
  const rev = draft.change(write.room, (at) => ({ kind: 'room', rev: at, room: { ...next, rev: at } }));
  return done<'updateRoom'>({ room: { ...next, rev } });
}
