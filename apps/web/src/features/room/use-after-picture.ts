import { useEffect, useState } from 'react';

/** True from the start; or, with `waits`, when the first picture with the component is there. */
export function useAfterPicture(waits: boolean): boolean {
  const [isThere, setThere] = useState(!waits);
  useEffect(() => {
    // The first frame is the one in which it is drawn.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setThere(true));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return isThere;
}
