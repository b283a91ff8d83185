import { useEffect, useState } from 'react';

/** True from the start; or, with `waits`, when the first picture with the component is there. */
export function useAfterPicture(waits: boolean): boolean {
  const [isThere, setThere] = useState(!waits);
  useEffect(() => {
    let timer = 0;
    // In the frame in which it is drawn, and then behind it: a second frame would come one picture later.
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => setThere(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, []);
  return isThere;
}
