import type { RoomId } from '@parley/events';
import { useChatClient, type Timeline } from '@parley/react';
import { useEffect, useState } from 'react';
import { usePageVisible } from '../use-page-visible.ts';

/** Marks a room read up to its last message while that is in sight. Returns what takes whether the end is. */
export function useMarkRead(room: RoomId, timeline: Timeline): (atEnd: boolean) => void {
  const client = useChatClient();
  const visible = usePageVisible();
  const [atEnd, setAtEnd] = useState(false);
  const last = timeline.messages.findLast((message) => message.status === 'sent')?.seq;
  const seen = atEnd && visible && !timeline.hasAfter ? last : undefined;
  useEffect(() => {
    if (seen !== undefined) client.markRead(room, seen);
  }, [client, room, seen]);
  return setAtEnd;
}
