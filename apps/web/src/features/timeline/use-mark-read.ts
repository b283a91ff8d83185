import type { RoomId } from '@parley/events';
import { useCaughtUp, useChatClient, useRoom, type Timeline } from '@parley/react';
import { useEffect, useState } from 'react';
import { usePageVisible } from '../use-page-visible.ts';
import { lastSeq } from './rows.ts';

/**
 * Marks a room read up to its last message while that is in sight. Returns what takes whether the end is. What was made unread
 * again, here or on another device, stays so until the room is opened anew.
 */
export function useMarkRead(
  room: RoomId,
  timeline: Timeline,
  /** Something is open at one of the messages. */
  busy: boolean,
): (atEnd: boolean) => void {
  const client = useChatClient();
  const visible = usePageVisible();
  const [atEnd, setAtEnd] = useState(false);
  const read = useRoom(room)?.read ?? 0;
  const caughtUp = useCaughtUp();
  const [known, setKnown] = useState({ read, caughtUp, held: false });
  if (known.read !== read || known.caughtUp !== caughtUp)
    setKnown({
      read,
      caughtUp,
      held: known.caughtUp && (read < known.read || (known.held && read === known.read)),
    });
  const reads = atEnd && visible && !known.held && !timeline.hasAfter;
  const seen = reads ? lastSeq(timeline.messages) : 0;
  useEffect(() => {
    if (seen > 0) client.markRead(room, seen);
  }, [client, room, seen]);
  const follows = reads && !busy;
  useEffect(() => (follows ? client.follow(room) : undefined), [client, room, follows]);
  return setAtEnd;
}
