import type { WriteOf, WriteResult } from '@parley/core';
import { done, refusals } from '@parley/core/store-rules';
import type { Row } from '../schema.ts';
import type { Draft, DraftRoom } from './draft.ts';
import { keepMember } from './members.ts';
import { isInOrLeads } from './rights.ts';

export async function setRole(draft: Draft, write: WriteOf<'setRole'>): Promise<WriteResult<'setRole'>> {
  const found = await findMember(draft, write);
  if ('ok' in found) return found;
  const { room, row } = found;
  if (row.role !== write.role) await keepMember(draft, room, Object.assign(row, { role: write.role }));
  return done<'setRole'>({ rev: row.rev });
}

export async function mute(draft: Draft, write: WriteOf<'mute'>): Promise<WriteResult<'mute'>> {
  const found = await findMember(draft, write);
  // Who may mute nobody hears that first, whatever else is wrong.
  if ('ok' in found && found !== refusals.noMember) return found;
  if (write.until !== null && write.until <= write.at) return refusals.muteOver;
  if ('ok' in found) return found;
  const { room, row } = found;
  if (row.muted_until !== write.until)
    await keepMember(draft, room, Object.assign(row, { muted_until: write.until }));
  return done<'mute'>({ rev: row.rev });
}

type Found = { readonly room: DraftRoom; readonly row: Row<'members'> };

async function findMember(
  draft: Draft,
  write: WriteOf<'setRole' | 'mute'>,
): Promise<Found | Extract<WriteResult, { ok: false }>> {
  const room = await draft.room(write.room);
  if (!room) return refusals.noRoom;
  if (room.row.parent_id !== null) return refusals.notInThread;
  if (!(await isInOrLeads(draft, room, write.actor))) return refusals.notJoined;
  const row = await draft.member(room, write.user);
  return row?.state === 'joined' ? { room, row } : refusals.noMember;
}
