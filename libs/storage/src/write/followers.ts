import type { Mention, UserId } from '@parley/events';
import { LOBBY_GUEST } from '@parley/events/ids';
import type { Draft, DraftRoom } from './draft.ts';
import { joinOne } from './members.ts';
import { findMessage } from './message-rows.ts';

/** Who is to follow a thread because of a message in it: its author, with the first the root's, and whom it mentions. */
export async function joinByMessage(
  draft: Draft,
  thread: DraftRoom,
  message: { readonly author?: UserId; readonly seq: number; readonly mentions: readonly Mention[] },
): Promise<void> {
  const { parent_id, parent_seq } = thread.row;
  if (parent_id === null || parent_seq === null) return;
  const home = await draft.home(thread);
  const isFirst = message.seq === 1 && message.author !== undefined;
  const root = isFirst ? (await findMessage(draft, parent_id, parent_seq))?.author_id : undefined;
  const called = message.mentions.flatMap((mention) => ('user' in mention ? mention.user : []));
  for (const user of [message.author, root, ...called])
    if (user !== undefined && user !== LOBBY_GUEST && (await draft.isJoined(home, user)))
      await joinOne(draft, thread, user, 'member', message.seq - 1);
}
