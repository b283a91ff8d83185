import type { KeyboardEvent } from 'react';

/** Escape closes what stands around the place where it is pressed. */
export const closeOnEscape =
  (onClose: () => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    // A menu of it is elsewhere in the document, and has the key for itself.
    const isInside = event.currentTarget.contains(event.target as Node);
    if (event.key !== 'Escape' || event.defaultPrevented || !isInside) return;
    event.preventDefault();
    onClose();
  };
