import { useChatClient } from '@parley/react';
import { useEffect, useState } from 'react';
import { useClock } from '../clock.ts';

/** No timer can wait longer. */
const longestWaitMs = 2 ** 31 - 1;

/** Whether a time of the server is over; true without one. */
export function usePassed(time: number | undefined): boolean {
  const client = useChatClient();
  const clock = useClock();
  const [passed, setPassed] = useState(() =>
    time !== undefined && time <= client.serverNow() ? time : undefined,
  );
  useEffect(() => {
    if (time === undefined) return undefined;
    let cancel = () => {};
    const wait = () => {
      const left = Math.min(Math.max(time - client.serverNow(), 0), longestWaitMs);
      cancel = clock.after(left, () => {
        if (client.serverNow() >= time) setPassed(time);
        else wait();
      });
    };
    wait();
    return () => cancel();
  }, [client, clock, time]);
  return time === undefined || passed === time;
}
