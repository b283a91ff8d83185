import { LOBBY_GUEST, type Mention, type RoomId, type UserId } from '@parley/events';
import type { MemoryDraft } from '../draft.ts';
import { homeOf, isJoined, roomOf } from '../rooms.ts';
import { bodyOf } from '../state.ts';
import { joinOne } from './members.ts';

/** Who is to follow a thread because of a message in it: its author, with the first the root's, and whom it mentions. */
export function joinByMessage(
  draft: MemoryDraft,
  id: RoomId,
  message: {
    readonly author?: UserId;
    readonly seq: number;
    readonly mentions: readonly Mention[] | undefined;
  },
): void {
  const room = draft.room(id);
  const { parent } = roomOf(room);
  if (!parent) return;
  const home = homeOf(draft.state, room);
  const isFirst = message.seq === 1 && message.author !== undefined;
  const root = isFirst ? bodyOf(home, parent.seq)?.author : undefined;
  const called = (message.mentions ?? []).flatMap((mention) => ('user' in mention ? mention.user : []));
  for (const user of [message.author, root, ...called])
    if (user !== undefined && user !== LOBBY_GUEST && isJoined(home, user))
      joinOne(draft, id, user, 'member', message.seq - 1);
}
