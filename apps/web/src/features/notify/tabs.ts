import type { Room, RoomId } from '@parley/events';
import type { Here } from './desk.ts';

/** The tabs that a person has open in this browser: one of them tells, for all. */
export interface Tabs {
  /** It is this tab that tells. */
  readonly leads: () => boolean;
  /** Asks the others what of them is to be seen; a moment later `seen` knows. */
  readonly ask: () => void;
  readonly seen: () => Seen;
  readonly end: () => void;
}

export interface Seen {
  readonly visible: boolean;
  readonly rooms: ReadonlySet<RoomId>;
  /** By `threadKey`. */
  readonly threads: ReadonlySet<string>;
}

/** A thread, by the message that it answers. */
export const threadKey = ({ room, seq }: NonNullable<Room['parent']>): string => `${room} ${seq}`;

/** What is to be seen of any of these. */
export const seenOn = (all: readonly Here[]): Seen => ({
  visible: all.some(({ visible }) => visible),
  rooms: new Set(all.flatMap(({ room }) => room ?? [])),
  threads: new Set(all.flatMap(({ thread }) => (thread ? threadKey(thread) : []))),
});

type Said = { readonly kind: 'ask' } | { readonly kind: 'here'; readonly here: Here };

/**
 * The tabs of a name. Whose turn it is to tell is a lock of the browser, which is free in the moment in which its tab ends; a
 * page over plain http has no locks, and no notifications either.
 */
export function browserTabs(name: string, here: () => Here): Tabs {
  const { locks } = navigator as { readonly locks?: LockManager };
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : undefined;
  const waiting = new AbortController();
  let leads = locks === undefined;
  let release = () => {};
  let others: Here[] = [];

  const say = (said: Said) => channel?.postMessage(said);
  locks
    ?.request(name, { signal: waiting.signal }, async () => {
      leads = true;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    })
    .catch(() => {});
  channel?.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (data.kind === 'ask') say({ kind: 'here', here: here() });
    else others.push(data.here);
  });
  return {
    leads: () => leads,
    ask: () => {
      others = [];
      say({ kind: 'ask' });
    },
    seen: () => seenOn([here(), ...others]),
    end: () => {
      leads = false;
      waiting.abort();
      release();
      channel?.close();
    },
  };
}
