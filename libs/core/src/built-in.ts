import { GENERAL, LOBBY, LOBBY_GUEST, type RoomId } from '@parley/events';
import { channelKey, nameKey } from './name-key.ts';
import type { Write } from './ports.ts';

const GUEST_NAME = 'Lobby guest';

/** What a new database starts with: the lobby's guest, the lobby with that guest in it, and #general. */
export function builtInWrites(at: number): readonly Write[] {
  const channel = (
    id: RoomId,
    topic: string,
    members: Extract<Write, { kind: 'createRoom' }>['members'],
  ): Write => ({
    kind: 'createRoom',
    actor: LOBBY_GUEST,
    at,
    room: { id, kind: 'channel', name: id, topic },
    key: channelKey(id),
    members,
  });
  return [
    {
      kind: 'createUser',
      actor: LOBBY_GUEST,
      at,
      user: { id: LOBBY_GUEST, role: 'guest', name: GUEST_NAME, nameKey: nameKey(GUEST_NAME) },
      rooms: [],
    },
    channel(LOBBY, 'Where the ten-line clients talk', [{ user: LOBBY_GUEST, role: 'member' }]),
    channel(GENERAL, 'For everyone', []),
  ];
}
