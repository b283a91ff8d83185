import type { RoomId } from '@parley/events';
import { useCallback, useState } from 'react';
import { useDrafts } from '../composer/drafts.ts';

type Edit = (key: string | undefined) => void;

/**
 * Which message is being edited, if one is, and what begins and ends that. The latter stays the same: each row has it. An edit that was
 * left goes on when one comes back to the room, unless one comes for a message of it (`at`).
 */
export function useEditing(
  room: RoomId,
  at: number | undefined,
  onDone: () => void,
): readonly [string | undefined, Edit] {
  const drafts = useDrafts();
  const [editing, setEditing] = useState<string | undefined>(() =>
    at === undefined ? drafts.edit(room)?.insteadOf : undefined,
  );
  const edit = useCallback<Edit>(
    (key) => {
      setEditing(key);
      if (drafts.edit(room)?.insteadOf !== key) drafts.setEdit(room, undefined);
      if (key === undefined) onDone();
    },
    [drafts, room, onDone],
  );
  return [editing, edit];
}
