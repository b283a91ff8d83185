import { useRef, type TouchEvent, type TouchList } from 'react';

/** A place on the screen, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Two fingers that move apart or together. */
interface Pinch {
  /** How far apart they are now, of what it was at first. */
  readonly by: number;
  /** What is between them. */
  readonly at: Point;
}

interface PinchHandlers {
  readonly onStart: () => void;
  readonly onPinch: (pinch: Pinch) => void;
}

const distance = (a: { clientX: number; clientY: number }, b: { clientX: number; clientY: number }) =>
  Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

const pairOf = ({ 0: first, 1: second, length }: TouchList) =>
  length === 2 && first !== undefined && second !== undefined ? ([first, second] as const) : undefined;

/**
 * Handlers that report a pinch. By touches, since a browser that pans with the first finger tells no more of the pointers;
 * the element says by `touch-action` that the pinch is not the page's.
 */
export function usePinch({ onStart, onPinch }: PinchHandlers) {
  const apart = useRef<number>(undefined);
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const pair = pairOf(touches);
      apart.current = pair && distance(...pair);
      if (pair) onStart();
    },
    onTouchMove: ({ touches }: TouchEvent) => {
      const pair = pairOf(touches);
      if (pair === undefined || !apart.current) return;
      const [a, b] = pair;
      const at = { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 };
      onPinch({ by: distance(a, b) / apart.current, at });
    },
  };
}
