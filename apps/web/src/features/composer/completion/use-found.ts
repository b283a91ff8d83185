import { useEffect, useEffectEvent, useState } from 'react';
import { useClock } from '../../clock.ts';

const quietMs = 150;

/** What the server finds for what is typed, after a moment without typing; `none` as long as nothing is asked for. */
export function useFound<T>(
  asked: string,
  none: readonly T[],
  find: () => Promise<readonly T[] | undefined>,
) {
  const clock = useClock();
  const [found, setFound] = useState(none);
  const ask = useEffectEvent(find);
  useEffect(() => {
    if (asked === '') return undefined;
    let isOver = false;
    const cancel = clock.after(quietMs, () => {
      void ask().then((list) => {
        if (!isOver && list !== undefined) setFound(list);
      });
    });
    return () => {
      isOver = true;
      cancel();
    };
  }, [clock, asked]);
  return asked === '' ? none : found;
}
