import type { RoomId } from '@parley/events';
import { useChatClient } from '@parley/react';
import type { Rights } from '../use-rights.ts';
import type { Edits } from './use-editing.ts';
import { useDeleting } from './use-deletions.ts';

/** Begins to edit the newest message of a room that I may edit, if there is one. */
export function useEditLast(room: RoomId, may: Rights, edits: Edits): () => void {
  const client = useChatClient();
  const deleting = useDeleting();
  // Looks for it when it is wanted: the composer has nothing to do with messages that come.
  return () => {
    const { messages } = client.timeline(room).get();
    const last = messages.findLast(
      (message) =>
        message.status === 'sent' &&
        message.deleted !== true &&
        !deleting.some(({ id }) => id === message.id) &&
        may('message:edit', { owner: message.author }),
    );
    if (last !== undefined) edits.begin(last.id);
  };
}
