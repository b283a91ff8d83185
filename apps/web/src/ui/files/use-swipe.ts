import { useRef, type TouchEvent } from 'react';

/** How far a finger goes at least, in pixels, and how much more to the side than up or down. */
const farPx = 48;
const steepness = 2;

/** Handlers that report one finger that wiped to the side, as the arrow key that leads where it pulled the next thing from. */
export function useSwipe(onSwipe: (key: 'ArrowLeft' | 'ArrowRight', on: Element) => void) {
  const from = useRef<{ readonly x: number; readonly y: number }>(undefined);
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const finger = touches[0];
      // Two fingers make it larger; what the browser has made larger is moved by one.
      const isAlone = touches.length === 1 && (window.visualViewport?.scale ?? 1) === 1;
      from.current = isAlone && finger ? { x: finger.clientX, y: finger.clientY } : undefined;
    },
    onTouchEnd: ({ changedTouches, currentTarget }: TouchEvent) => {
      const finger = changedTouches[0];
      if (from.current === undefined || finger === undefined) return;
      const x = finger.clientX - from.current.x;
      const y = finger.clientY - from.current.y;
      from.current = undefined;
      if (Math.abs(x) >= farPx && Math.abs(x) > steepness * Math.abs(y))
        onSwipe(x < 0 ? 'ArrowRight' : 'ArrowLeft', currentTarget);
    },
  };
}
