import { useChatClient } from '@parley/react';
import { useEffect, useState } from 'react';
import { useClock } from '../clock.ts';

const secondMs = 1_000;

/** Whole seconds until a time of the server, counted down; 0 when it is over or there is none. */
export function useSecondsLeft(time: number | undefined): number {
  const client = useChatClient();
  const clock = useClock();
  const [counted, setCounted] = useState<{ readonly time: number; readonly left: number }>();
  useEffect(() => {
    if (time === undefined) return undefined;
    let cancel = () => {};
    const count = () => {
      const ms = Math.max(0, time - client.serverNow());
      setCounted({ time, left: Math.ceil(ms / secondMs) });
      if (ms > 0) cancel = clock.after(ms % secondMs || secondMs, count);
    };
    cancel = clock.after(0, count);
    return () => cancel();
  }, [client, clock, time]);
  return counted !== undefined && counted.time === time ? counted.left : 0;
}
