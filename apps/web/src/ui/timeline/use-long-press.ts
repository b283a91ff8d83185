import { useEffect, useRef, type PointerEvent } from 'react';

const holdMs = 450;
const slopPx = 10;

/** Handlers that report a finger held still on an element; a mouse or a pen has other ways. */
export function useLongPress(onLongPress: (target: HTMLElement) => void) {
  const press = useRef<{ timer: number; x: number; y: number } | undefined>(undefined);
  const end = () => {
    window.clearTimeout(press.current?.timer);
    press.current = undefined;
  };
  // A row may go while a finger is on it: there is nothing left to open a menu at.
  useEffect(() => () => window.clearTimeout(press.current?.timer), []);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      end();
      if (event.pointerType !== 'touch') return;
      const target = event.currentTarget;
      const timer = window.setTimeout(() => {
        end();
        onLongPress(target);
      }, holdMs);
      press.current = { timer, x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (press.current === undefined) return;
      const { x, y } = press.current;
      if (Math.hypot(event.clientX - x, event.clientY - y) > slopPx) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
