import type { PurgeStep } from '../../ports.ts';
import { memberOf } from '../rooms.ts';
import type { MemoryState } from '../state.ts';

/** Purges are kept by user and room. */
export const purgeKey = ({ user, room }: Pick<PurgeStep, 'user' | 'room'>): string => `${user} ${room}`;

/** Notes that what the user said in the room up to now is to be deleted; nothing to do where they said nothing. */
export function askPurge(
  { rooms, purges }: MemoryState,
  asked: Pick<PurgeStep, 'room' | 'user' | 'askedBy'>,
): void {
  const room = rooms.get(asked.room);
  if (!room || room.seq === 0 || !memberOf(room, asked.user)) return;
  const key = purgeKey(asked);
  purges.set(key, { ...asked, done: purges.get(key)?.done ?? 0, last: room.seq });
}
