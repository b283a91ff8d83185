import type { RoomId } from '@parley/events';
import type { ChatClient } from '@parley/react';

/** The newest message of each room when the page was opened and had caught up. */
export type Heads = ReadonlyMap<RoomId, number>;

/** Notes that moment, for those who come later than what is said right behind it. */
export function noteOpening(client: Pick<ChatClient, 'caughtUp' | 'rooms' | 'threads'>) {
  let heads: Heads | undefined;
  const look = () => {
    if (heads !== undefined || !client.caughtUp.get()) return;
    const views = [...(client.rooms.get() ?? []), ...(client.threads.get() ?? [])];
    heads = new Map(views.map(({ id, head }) => [id, head.seq]));
  };
  const end = client.caughtUp.subscribe(look);
  look();
  return { heads: () => heads, end };
}
