import { useEffect, useState } from 'react';
import { useDeletions } from './use-deletions.ts';

/** For what undoes, as long as that `is` there: while one points at it or has the focus in it, no time passes. */
export function useHold(is: boolean) {
  const deletions = useDeletions();
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = is && (pointed || focused);
  useEffect(() => (held ? deletions?.hold() : undefined), [deletions, held]);
  return {
    // Only a pointer that moves: a mouse may lie where the button appears, with nobody at it.
    onPointerMove: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  };
}
