import { useEffectEvent, useLayoutEffect } from 'react';

/** Hears keys wherever the focus is, from the moment the page is drawn: an effect after the picture would miss who is quick. */
export function usePageKeys(hear: (event: KeyboardEvent) => void): void {
  const keyDown = useEffectEvent(hear);
  useLayoutEffect(() => {
    window.addEventListener('keydown', keyDown);
    return () => window.removeEventListener('keydown', keyDown);
  }, []);
}
