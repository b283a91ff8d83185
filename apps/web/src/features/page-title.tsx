import { usePreferences, useRooms, useThreads } from '@parley/react';
import { placeName } from '../ui/place-name.ts';
import { callsIn, unreadIn } from './rooms.ts';

/** The document's title: how many messages want me, or that there is something new at all, and where one is. */
export function PageTitle({ children }: { readonly children: string }) {
  const preferences = usePreferences();
  const rooms = [...(useRooms() ?? []), ...(useThreads() ?? [])];
  const calls = rooms.reduce((sum, room) => sum + callsIn(room, preferences), 0);
  const mark = calls > 0 ? `(${calls}) ` : rooms.some((room) => unreadIn(room, preferences) > 0) ? '• ' : '';
  return <title>{`${mark}${children} · ${placeName}`}</title>;
}
