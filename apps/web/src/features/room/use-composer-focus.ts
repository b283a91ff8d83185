import { useCallback, useEffect, type RefObject } from 'react';
import { hasKeyboard } from '../../ui/pointer.ts';

/** Where the keyboard is not part of the screen, opening a room means writing in it: the composer takes the focus. */
export function useComposerFocus(field: RefObject<HTMLTextAreaElement | null>): () => void {
  useEffect(() => {
    if (hasKeyboard()) field.current?.focus();
  }, [field]);
  return useCallback(() => field.current?.focus(), [field]);
}
