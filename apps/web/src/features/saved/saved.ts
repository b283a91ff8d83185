import type { PreferenceValue, RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import type { ChatClient, PreferenceMap } from '@parley/react';
import { savedTexts } from '../../texts/en/saved.ts';
import { isRoomId } from '../rooms.ts';

export interface SavedMessage {
  readonly room: RoomId;
  readonly seq: number;
  /** When it was saved. */
  readonly at: number;
}

type SavedInRoom = PreferenceValue<`saved:${string}`>;

const prefix = 'saved:';

/** What I saved, the last saved first. */
export function savedMessages(preferences: PreferenceMap): readonly SavedMessage[] {
  return [...preferences]
    .flatMap(([key, value]) => {
      const room = key.slice(prefix.length);
      if (!key.startsWith(prefix) || !isRoomId(room)) return [];
      // The server keeps nothing under a key that its schema did not pass.
      return (value as SavedInRoom).map(({ seq, at }) => ({ room, seq, at }));
    })
    .sort((a, b) => b.at - a.at);
}

export const isSaved = (client: ChatClient, room: RoomId, seq: number): boolean =>
  client
    .preference(`saved:${room}`)
    .get()
    ?.some((one) => one.seq === seq) === true;

/** Saves a message, or takes it off the list, on all my devices; answers what has become of it, as a sentence. */
export function toggleSaved(client: ChatClient, room: RoomId, seq: number): string {
  const key = `saved:${room}` as const;
  const before = client.preference(key).get() ?? [];
  const others = before.filter((one) => one.seq !== seq);
  if (others.length < before.length) {
    client.setPreference(key, others.length > 0 ? others : undefined);
    return savedTexts().taken;
  }
  if (others.length >= limits.savedPerRoom) return savedTexts().tooMany({ count: limits.savedPerRoom });
  client.setPreference(key, [...others, { seq, at: Math.round(client.serverNow()) }]);
  return savedTexts().saved;
}
