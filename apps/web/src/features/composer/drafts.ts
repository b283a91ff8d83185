import type { RoomId } from '@parley/events';
import { createContext, use, useState } from 'react';

/** What is written and not sent, room by room, as long as the page lives. */
export const DraftsContext = createContext(new Map<RoomId, string>());

export function useDraft(room: RoomId): readonly [string, (text: string) => void] {
  const drafts = use(DraftsContext);
  const [draft, setDraft] = useState(() => drafts.get(room) ?? '');
  return [
    draft,
    (text) => {
      setDraft(text);
      if (text === '') drafts.delete(room);
      else drafts.set(room, text);
    },
  ];
}
