import type { ChatClient, TimelineMessage } from '@parley/client';
import type { Message, RoomId } from '@parley/events';
import type { View } from './history.ts';

/** What `client` shows of `room` now. */
export function viewOf(client: ChatClient, room: RoomId, final: boolean): View {
  const shown = client.room(room).get();
  const { loaded, messages, hasBefore, hasAfter } = client.timeline(room).get();
  const { members, more, loading } = client.members(room).get();
  return {
    kind: 'view',
    room,
    final,
    entry: shown && { head: shown.head, read: shown.read, unread: shown.unread },
    timeline: loaded ? { messages: messages.flatMap(sent), hasBefore, hasAfter } : undefined,
    members: more || loading ? undefined : members.map(({ user, role }) => ({ user: user.id, role })),
  };
}

function sent(shown: TimelineMessage): readonly Message[] {
  if (shown.status !== 'sent') return [];
  const { status: _, ...message } = shown;
  return [message];
}
