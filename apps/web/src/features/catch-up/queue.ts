import type { RoomView } from '@parley/react';

/** What waits to be read: conversations first, then private rooms, then channels; in each the one that waits least first. */
export function queueOf(rooms: readonly RoomView[]): readonly RoomView[] {
  const ranks = { direct: 0, private: 1, channel: 2 } as const;
  return rooms.toSorted(
    (a, b) => ranks[a.room.kind] - ranks[b.room.kind] || a.unread - b.unread || (a.id < b.id ? -1 : 1),
  );
}

/** The room to go on with when that of `index` is done or has gone: the next one, or the last. */
export const roomAt = (queue: readonly RoomView[], index: number): RoomView | undefined =>
  queue[Math.max(0, Math.min(index, queue.length - 1))];
