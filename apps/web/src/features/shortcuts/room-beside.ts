import type { ChatClient, RoomView } from '@parley/react';
import { roomPath, unreadIn } from '../rooms.ts';
import { arrangeRooms } from '../sidebar/arranged-rooms.ts';

/**
 * Where the next room of the list is, up or down from the one that is open, and round at its ends; only those with something unread
 * if so wanted. Undefined where there is none.
 */
export function roomBeside(
  client: Pick<ChatClient, 'rooms' | 'preference' | 'preferences'>,
  current: string | undefined,
  step: 1 | -1,
  unreadOnly: boolean,
): string | undefined {
  const preferences = client.preferences.get();
  const listed = inOrder(client);
  const wanted = listed.filter(
    (view) => view.id === current || !unreadOnly || unreadIn(view, preferences) > 0,
  );
  const at = wanted.findIndex(({ id }) => id === current);
  const from = at < 0 && step < 0 ? 0 : at;
  const next = wanted.at((from + step) % Math.max(1, wanted.length));
  return next === undefined || next.id === current ? undefined : roomPath(next.id);
}

/** As the list of rooms shows them; what is folded up or hidden is passed by. */
function inOrder({
  rooms,
  preference,
  preferences: all,
}: Pick<ChatClient, 'rooms' | 'preference' | 'preferences'>): readonly RoomView[] {
  const preferences = all.get();
  const closed = new Set<string>(preference('sidebar.closed').get());
  const { favourites, folders, channels, privates, directs } = arrangeRooms(rooms.get() ?? [], {
    favourites: preference('sidebar.favourites').get(),
    folders: preference('sidebar.folders').get(),
    preferences,
  });
  const open = (name: string, listed: readonly RoomView[]) =>
    listed.filter((view) => !closed.has(name) || unreadIn(view, preferences) > 0);
  return [
    ...open('favourites', favourites),
    ...folders.flatMap(({ id, rooms: listed }) => open(id, listed)),
    ...open('channels', channels),
    ...open('privates', privates),
    ...open('directs', directs),
  ];
}
