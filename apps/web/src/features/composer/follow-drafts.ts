import type { RoomId } from '@parley/events';
import type { Clock } from '@parley/events/clock';
import { limits } from '@parley/events/limits';
import type { ChatClient } from '@parley/react';
import { isRoomId } from '../rooms.ts';
import type { Drafts } from './drafts.ts';

/** The server is told when so long nothing was typed: what is typed in one go and sent costs nothing. */
const QUIET_MS = 2_000;
/** Who typed so lately is still at it: nothing changes under the cursor. */
const BUSY_MS = 3_000;

const prefix = 'draft:';

/**
 * Lets drafts follow their writer from device to device: what is written here is kept as a preference of the room after a
 * pause, and what was written later elsewhere is taken over. The returned function ends that.
 */
export function followDrafts(client: ChatClient, drafts: Drafts, clock: Clock): () => void {
  const waiting = new Map<RoomId, () => void>();
  const typedAt = new Map<RoomId, number>();
  let known = client.preferences.get();

  const keptOf = (room: RoomId) => client.preference(`${prefix}${room}`).get();
  const cancel = (room: RoomId) => {
    waiting.get(room)?.();
    waiting.delete(room);
  };
  const wait = (room: RoomId, ms: number, work: () => void) => {
    cancel(room);
    waiting.set(
      room,
      clock.after(ms, () => {
        waiting.delete(room);
        work();
      }),
    );
  };

  const tell = (room: RoomId) => {
    const { text, at = 0 } = drafts.get(room);
    const kept = keptOf(room);
    const isNew = at > (kept?.at ?? 0) && text !== (kept?.text ?? '');
    if (isNew && text.length <= limits.text) client.setPreference(`${prefix}${room}`, { text, at });
  };
  const typed = (room: RoomId) => {
    if ((drafts.get(room).at ?? 0) <= (keptOf(room)?.at ?? 0)) return;
    typedAt.set(room, clock.monotonic());
    // What was sent or thrown away is to be gone elsewhere at once.
    if (drafts.get(room).text === '') {
      cancel(room);
      tell(room);
    } else wait(room, QUIET_MS, () => tell(room));
  };
  const look = (room: RoomId) => {
    const kept = keptOf(room);
    if (kept === undefined || kept.at <= (drafts.get(room).at ?? 0)) return;
    const busy = BUSY_MS - (clock.monotonic() - (typedAt.get(room) ?? -BUSY_MS));
    if (busy > 0) wait(room, busy, () => look(room));
    else drafts.adopt(room, kept);
  };
  const lookAtNews = () => {
    const before = known;
    known = client.preferences.get();
    for (const [key, value] of known) {
      const room = key.slice(prefix.length);
      if (key.startsWith(prefix) && value !== before.get(key) && isRoomId(room)) look(room);
    }
  };
  /** The page may not come back. */
  const hide = () => {
    if (document.visibilityState === 'visible') return;
    for (const room of [...waiting.keys()]) {
      cancel(room);
      tell(room);
    }
  };

  for (const key of known.keys()) {
    const room = key.slice(prefix.length);
    if (!key.startsWith(prefix) || !isRoomId(room)) continue;
    look(room);
    // The last page may have gone before it could tell.
    tell(room);
  }
  const ends = [drafts.subscribe(typed), client.preferences.subscribe(lookAtNews)];
  document.addEventListener('visibilitychange', hide);
  return () => {
    for (const end of ends) end();
    for (const room of [...waiting.keys()]) cancel(room);
    document.removeEventListener('visibilitychange', hide);
  };
}
