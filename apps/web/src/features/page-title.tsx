import { useRooms } from '@parley/react';

/** The document's title: how much is unread in all rooms, and where one is. */
export function PageTitle({ children }: { readonly children: string }) {
  const unread = (useRooms() ?? []).reduce((sum, room) => sum + room.unread, 0);
  return <title>{`${unread > 0 ? `(${unread}) ` : ''}${children} · Parley`}</title>;
}
