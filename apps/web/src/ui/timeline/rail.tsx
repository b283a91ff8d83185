import { useCallback } from 'react';
import type { RailThumb } from './rail-thumb.ts';

interface RailProps {
  readonly thumb: RailThumb;
  /** Goes to where so many messages are above the view: undefined for the end of the room. */
  readonly onGo: (above: number | undefined) => Promise<void>;
}

/**
 * A scrollbar of the whole room, of which the list holds a part. Inside the list, so that a wheel over it scrolls. For the mouse: keys,
 * dates and links lead everywhere too, and a finger scrolls what it touches.
 */
export function Rail({ thumb, onGo }: RailProps) {
  // Always the same: with another one each time, the list would have its thumb drawn with each message.
  const attach = useCallback((rail: HTMLElement | null) => thumb.attach(rail), [thumb]);
  return (
    <div aria-hidden="true" className="sticky top-0 z-20 h-0 shrink-0">
      <div
        ref={attach}
        role="presentation"
        hidden
        className="rail"
        // A press neither takes the focus nor begins to mark text.
        onMouseDown={(event) => event.preventDefault()}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.pointerType === 'touch') return;
          event.currentTarget.setPointerCapture(event.pointerId);
          thumb.press(event.clientY);
        }}
        onPointerMove={(event) => thumb.drag(event.clientY)}
        onPointerUp={() => {
          const dropped = thumb.drop();
          // It stays where it was dropped until that place is there, or could not be reached.
          if (dropped !== undefined) void onGo(dropped.above).finally(() => thumb.rest());
        }}
        onPointerCancel={() => {
          thumb.letGo();
          thumb.rest();
        }}
      >
        <div className="rail-thumb" />
        <div className="rail-place" />
      </div>
    </div>
  );
}
