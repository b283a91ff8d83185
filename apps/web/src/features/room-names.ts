import type { Room } from '@parley/events';
import type { ChatClient } from '@parley/react';
import type { Clock } from '@parley/events/clock';
import type { RoomNames } from '../ui/timeline/room-links.tsx';
import { roomPath } from './rooms.ts';

/** The list of channels is asked for at most so often, however many texts name what is not on it. */
const AGAIN_MS = 60_000;
const pagesAtMost = 5;

/** Names of the rooms that one may open: one's own, and all channels, which are asked for when a text first names one. */
export function roomNames(client: ChatClient, clock: Clock): RoomNames {
  const listeners = new Set<() => void>();
  let listed: readonly Room[] = [];
  let askedAt: number | undefined;
  let known: ReadonlyMap<string, string> = new Map();
  let mine: unknown;

  const gather = () => {
    mine = client.rooms.get();
    const rooms = [...listed, ...(client.rooms.get() ?? []).map(({ room }) => room)];
    known = new Map(
      rooms
        .filter(({ kind }) => kind === 'channel' || kind === 'private')
        // Of two with one name, the channel is what everybody means.
        .sort((a, b) => Number(a.kind === 'channel') - Number(b.kind === 'channel'))
        .map(({ id, name }) => [name.toLowerCase(), roomPath(id)]),
    );
  };
  const list = async () => {
    const rooms: Room[] = [];
    for (let page = 0; page < pagesAtMost; page += 1) {
      const after = rooms.at(-1)?.id;
      // Each page goes on behind the one before.
      const ack = await client.listRooms({ limit: 200, ...(after !== undefined && { after }) });
      if (!ack.ok) return;
      rooms.push(...ack.data.rooms.map(({ room }) => room));
      if (!ack.data.more) break;
    }
    listed = rooms;
    gather();
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      const end = client.rooms.subscribe(listener);
      return () => {
        listeners.delete(listener);
        end();
      };
    },
    get: () => {
      if (mine !== client.rooms.get()) gather();
      return known;
    },
    look: () => {
      const now = clock.monotonic();
      if (askedAt !== undefined && now - askedAt < AGAIN_MS) return;
      askedAt = now;
      void list();
    },
  };
}
