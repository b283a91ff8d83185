import type { RoomView } from '@parley/react';

/** What is unread first, then what is open, the newest first. */
export function inOrder(
  threads: readonly RoomView[],
  unread: (view: RoomView) => number,
): readonly RoomView[] {
  const rank = (view: RoomView) => (unread(view) > 0 ? 0 : view.room.resolved ? 2 : 1);
  return threads.toSorted((a, b) => rank(a) - rank(b) || b.room.createdAt - a.room.createdAt);
}
