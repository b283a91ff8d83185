import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';
import { hasKeyboard } from '../../ui/pointer.ts';

/**
 * Where the keyboard is not part of the screen, opening a room means writing in it: the composer takes the focus, and one goes on
 * where the draft ends. Not where something `beside` it is opened with the room, to be written in instead: the first letters would
 * go to the room.
 */
export function useComposerFocus(
  field: RefObject<HTMLTextAreaElement | null>,
  { beside = false } = {},
): () => void {
  const [wanted] = useState(!beside);
  // Before the room is seen: who sees it may type.
  useLayoutEffect(() => {
    const area = field.current;
    if (!wanted || area === null || !hasKeyboard()) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, [field, wanted]);
  return useCallback(() => field.current?.focus(), [field]);
}
