import { systemClock, type Clock } from '@parley/events/clock';
import { createContext, use, useEffect, useState } from 'react';

/** The machine's clock, unless a test gives another one. */
export const ClockContext = createContext<Clock>(systemClock);

export const useClock = (): Clock => use(ClockContext);

const stepsMs = { second: 1_000, minute: 60_000 } as const;

/** Local time, rounded down to the second or minute, and renewed with each. */
export function useNow(step: keyof typeof stepsMs): number {
  const clock = useClock();
  const stepMs = stepsMs[step];
  const [now, setNow] = useState(() => clock.now() - (clock.now() % stepMs));
  useEffect(() => {
    let cancel = () => {};
    const wait = () => {
      cancel = clock.after(stepMs - (clock.now() % stepMs), () => {
        setNow(clock.now() - (clock.now() % stepMs));
        wait();
      });
    };
    wait();
    return () => cancel();
  }, [clock, stepMs]);
  return now;
}
