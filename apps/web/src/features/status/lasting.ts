import type { Status, User, UserId } from '@parley/events';
import type { Clock } from '@parley/events/clock';
import { useChatClient, useReadable, type ChatClient, type Readable } from '@parley/react';
import { useMemo } from 'react';
import { useClock } from '../clock.ts';

/** A device that slept looks again so soon: its timers slept as well. */
const lookMs = 60_000;

interface Clocks {
  readonly client: Pick<ChatClient, 'serverNow'>;
  readonly clock: Clock;
}

/** What has an end, undefined from then on by the server's time. What has no end lasts. */
function whileItLasts<T>(
  of: Readable<T | undefined>,
  endOf: (value: T) => number | undefined,
  { client, clock }: Clocks,
): Readable<T | undefined> {
  const left = (value: T | undefined) =>
    value === undefined ? undefined : (endOf(value) ?? Infinity) - client.serverNow();
  const get = () => {
    const value = of.get();
    return (left(value) ?? 0) > 0 ? value : undefined;
  };
  const subscribe = (listener: () => void) => {
    let cancel = () => {};
    const wait = () => {
      cancel();
      const ms = left(get());
      cancel =
        ms === undefined || ms === Infinity ? () => {} : clock.after(Math.min(Math.max(ms, 1), lookMs), look);
    };
    const look = () => {
      wait();
      listener();
    };
    const end = of.subscribe(look);
    wait();
    return () => {
      cancel();
      end();
    };
  };
  return { get, subscribe };
}

/** What somebody is up to, until it is over. Who is gone is up to nothing. */
export const statusOf = (user: Readable<User | undefined>, clocks: Clocks): Readable<Status | undefined> =>
  whileItLasts<Status>(
    {
      get: () => {
        const known = user.get();
        return known?.gone === undefined ? known?.status : undefined;
      },
      subscribe: user.subscribe,
    },
    ({ until }) => until,
    clocks,
  );

/** Until when somebody is not to be disturbed; undefined if they may be. */
export const pauseOf = (until: Readable<number | undefined>, clocks: Clocks): Readable<number | undefined> =>
  whileItLasts<number>(until, (end) => end, clocks);

/** What somebody is up to, live, and gone by itself when it is over. */
export function useStatus(id: UserId): Status | undefined {
  const client = useChatClient();
  const clock = useClock();
  return useReadable(useMemo(() => statusOf(client.user(id), { client, clock }), [client, clock, id]));
}

/** Until when I am not to be disturbed; undefined if I may be. */
export function useMyPause(): number | undefined {
  const client = useChatClient();
  const clock = useClock();
  return useReadable(
    useMemo(() => pauseOf(client.preference('notify.pausedUntil'), { client, clock }), [client, clock]),
  );
}
