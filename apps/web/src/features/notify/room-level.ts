import type { RoomId } from '@parley/events';
import type { NotifyLevel } from '@parley/events/notify';
import type { ChatClient, PreferenceMap } from '@parley/react';
import { roomLevelTexts } from '../../texts/en/room-level.ts';

/** What tells in one room; `default` is what is set for all. */
export type RoomLevel = NotifyLevel | 'default';

export function roomLevels(): readonly { readonly value: RoomLevel; readonly label: string }[] {
  const t = roomLevelTexts();
  return (['default', 'all', 'mentions', 'none'] as const).map((value) => ({ value, label: t[value] }));
}

/** A muted room has the level none, and only a muted one. */
export function roomLevel(preferences: PreferenceMap, room: RoomId): RoomLevel {
  if (preferences.has(`muted:${room}`)) return 'none';
  const own = preferences.get(`level:${room}`);
  return own === 'all' || own === 'mentions' ? own : 'default';
}

export function setRoomLevel(client: ChatClient, room: RoomId, level: RoomLevel): void {
  client.setPreference(`muted:${room}`, level === 'none' || undefined);
  // Who mutes a room for a while finds it as it was.
  if (level !== 'none') client.setPreference(`level:${room}`, level === 'default' ? undefined : level);
}
