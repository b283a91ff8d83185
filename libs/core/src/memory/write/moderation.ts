import type { Member, RoomId } from '@parley/events';
import type { WriteOf, WriteResult } from '../../ports.ts';
import { done, refusals } from '../../store-rules.ts';
import type { MemoryDraft } from '../draft.ts';
import { memberOf } from '../rooms.ts';
import type { MemoryRoom } from '../state.ts';

export function setRole(
  draft: MemoryDraft,
  room: MemoryRoom,
  write: WriteOf<'setRole'>,
): WriteResult<'setRole'> {
  const member = memberOf(room, write.user);
  if (member?.state !== 'joined') return refusals.noMember;
  if (member.role === write.role) return done<'setRole'>({ rev: member.rev });
  return done<'setRole'>({ rev: put(draft, write.room, { ...member, role: write.role }) });
}

export function mute(draft: MemoryDraft, room: MemoryRoom, write: WriteOf<'mute'>): WriteResult<'mute'> {
  if (write.until !== null && write.until <= write.at) return refusals.muteOver;
  const member = memberOf(room, write.user);
  if (member?.state !== 'joined') return refusals.noMember;
  const { mutedUntil, ...audible } = member;
  if ((mutedUntil ?? null) === write.until) return done<'mute'>({ rev: member.rev });
  const next = write.until === null ? audible : { ...audible, mutedUntil: write.until };
  return done<'mute'>({ rev: put(draft, write.room, next) });
}

const put = (draft: MemoryDraft, room: RoomId, member: Member): number =>
  draft.change(room, (rev) => ({ kind: 'member', rev, member: { ...member, rev } }));
