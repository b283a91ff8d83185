import type { RoomId } from '@parley/events';
import type { Timeline } from '@parley/react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDrafts } from '../composer/drafts.ts';

/** What begins and ends the edits of a room's messages. */
export interface Edits {
  /** What was written of another message is kept until that is edited again. */
  readonly begin: (key: string) => void;
  /** That of a message, or the one that is under way: what was written is saved, or not wanted. */
  readonly end: (key?: string) => void;
  /** Was the one that is under way begun here, or does it go on by itself? */
  readonly begun: () => boolean;
}

/**
 * Which message is being edited, if one is, and what begins and ends that. The latter stays the same: each row has it. An edit that was
 * left goes on when one comes back to the room, unless one comes for a message of it (`at`), and waits when its message goes out of the list.
 */
export function useEditing(
  room: RoomId,
  at: number | undefined,
  { loaded, messages }: Timeline,
  onDone: () => void,
): readonly [string | undefined, Edits] {
  const drafts = useDrafts();
  const [editing, setEditing] = useState(() =>
    at === undefined ? drafts.edits(room).at(-1)?.of : undefined,
  );
  // What was written waits until it is begun again: an editor that comes by itself, with messages that are loaded, would take the focus.
  if (editing !== undefined && loaded && !messages.some(({ id }) => id === editing)) setEditing(undefined);
  const current = useRef(editing);
  useLayoutEffect(() => {
    current.current = editing;
  }, [editing]);
  const begun = useRef(false);
  const edits = useMemo<Edits>(
    () => ({
      begin: (key) => {
        begun.current = true;
        setEditing(key);
      },
      end: (key = current.current) => {
        if (key !== undefined) drafts.dropEdit(room, key);
      },
      begun: () => begun.current,
    }),
    [drafts, room],
  );
  // Who went to another room and came back while it was being saved sees it end all the same.
  useEffect(
    () =>
      drafts.onEditEnded((where, key) => {
        // Another one was begun while this one was on its way, or its message went out of the list.
        if (where !== room || key !== current.current) return;
        setEditing(undefined);
        onDone();
      }),
    [drafts, room, onDone],
  );
  return [editing, edits];
}
