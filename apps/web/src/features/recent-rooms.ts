import type { RoomId } from '@parley/events';
import type { ChatClient } from '@parley/react';

const keptAtMost = 20;

/** As long as the session runs, and no longer: where somebody has been is nobody else's business. */
const visited = new WeakMap<ChatClient, readonly RoomId[]>();

/** The rooms that were opened, the last one first. */
export const recentRooms = (client: ChatClient): readonly RoomId[] => visited.get(client) ?? [];

export function rememberRoom(client: ChatClient, room: RoomId): void {
  const others = recentRooms(client).filter((each) => each !== room);
  visited.set(client, [room, ...others].slice(0, keptAtMost));
}
