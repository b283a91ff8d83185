import { useCallback, useLayoutEffect, type RefObject } from 'react';
import { hasKeyboard } from '../../ui/pointer.ts';

/**
 * Where the keyboard is not part of the screen, opening a room means writing in it: the composer takes the focus, and one goes on
 * where the draft ends.
 */
export function useComposerFocus(field: RefObject<HTMLTextAreaElement | null>): () => void {
  // Before the room is seen: who sees it may type.
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null || !hasKeyboard()) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, [field]);
  return useCallback(() => field.current?.focus(), [field]);
}
