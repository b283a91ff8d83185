import { useLayoutEffect, useRef, type FocusEvent } from 'react';

interface KeptFocus {
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * What has the focus inside of something may go from there, by itself or by what others do: the focus stays inside, unless it is
 * elsewhere by then. `placeOf` answers, while it is still there, where the focus is to be afterwards.
 */
export function useKeptFocus(
  placeOf: (focused: HTMLElement) => () => HTMLElement | null | undefined,
): KeptFocus {
  const last = useRef<{ readonly element: HTMLElement; readonly place: ReturnType<typeof placeOf> }>(
    undefined,
  );
  useLayoutEffect(() => {
    if (last.current?.element.isConnected !== false) return;
    const { place } = last.current;
    last.current = undefined;
    if (document.activeElement === document.body) place()?.focus({ preventScroll: true });
  });
  return {
    onFocus: ({ target, currentTarget }) => {
      // A menu or dialog that was opened from here returns the focus itself.
      if (currentTarget.contains(target)) last.current = { element: target, place: placeOf(target) };
    },
    onBlur: ({ relatedTarget, currentTarget }) => {
      // It went elsewhere on the page. From a menu or dialog it comes back.
      if (!(relatedTarget instanceof HTMLElement) || currentTarget.contains(relatedTarget)) return;
      if (relatedTarget.closest('[role=menu], [role=dialog], [role=alertdialog]') === null)
        last.current = undefined;
    },
  };
}
