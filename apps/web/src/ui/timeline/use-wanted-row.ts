import { useEffect, useState, type RefObject } from 'react';
import { focusRow } from './focus-row.ts';

/** A row that shall have the focus. */
interface WantedRow {
  readonly key: string;
  /** The row that keeps the focus until then, so that no key is lost in between. */
  readonly from: string | undefined;
  /** Only if nothing else has the focus. */
  readonly ifLost?: boolean;
}

/** Frames within which a row that is scrolled to is measured and shown; there is no event for it. */
const focusFrames = 30;

/** Gives the focus to a row of the list as soon as it can take it. */
export function useWantedRow(list: RefObject<HTMLElement | null>, first: WantedRow | undefined) {
  const [wanted, setWanted] = useState(first);
  useEffect(() => {
    if (wanted === undefined) return;
    // A row from far away is there at once, but can't take the focus before it is measured and shown; a menu that is pressed with
    // the mouse gives the focus up when it is gone.
    let frame = 0;
    const isFree = () => wanted.ifLost !== true || document.activeElement === document.body;
    const attempt = (left: number) => {
      if (list.current === null || left === 0) return;
      if (isFree() && focusRow(list.current, wanted.key)) return;
      frame = requestAnimationFrame(() => attempt(left - 1));
    };
    attempt(focusFrames);
    return () => cancelAnimationFrame(frame);
  }, [list, wanted]);
  return [wanted, setWanted] as const;
}
