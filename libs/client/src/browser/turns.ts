import type { Clock } from '@parley/events';

/** At most one tab at a time has the turn of a name. */
export interface Turns {
  /** Begins to wait for the turn. */
  seek(name: string, turn: TurnEvents): Turn;
}

export interface Turn {
  /** Gives it back, or stops waiting. */
  readonly giveBack: () => void;
  /** Takes it from a tab that has it and does not answer. */
  readonly take: () => void;
}

interface TurnEvents {
  readonly came: () => void;
  /** It was taken away, and comes again in its time. */
  readonly lost: () => void;
}

/** The turn is a lock of the browser (Web Locks API): it is free in the moment in which its tab ends, however it ends. */
export const lockTurns = (locks: LockManager): Turns => ({
  seek: (name, { came, lost }) => {
    let ended = false;
    let waiting = new AbortController();
    let release = () => {};
    const request = (options: LockOptions) => {
      let isMine = false;
      const held = locks.request(name, options, async () => {
        if (ended) return;
        isMine = true;
        await new Promise<void>((resolve) => {
          release = resolve;
          came();
        });
      });
      // Rejects when nobody waits any more, or when another tab took the lock.
      held.catch(() => {
        if (ended || !isMine) return;
        lost();
        wait();
      });
    };
    const wait = () => {
      waiting = new AbortController();
      request({ signal: waiting.signal });
    };
    wait();
    return {
      giveBack: () => {
        ended = true;
        waiting.abort();
        release();
      },
      take: () => {
        waiting.abort();
        request({ steal: true });
      },
    };
  },
});

/** Where leases are kept. Both reject when the storage does. */
export interface Leases {
  /** Takes or prolongs a lease for `ms` from `now`; false while another holder has it. */
  claim(name: string, holder: string, now: number, ms: number): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}

const LEASE_MS = 6_000;
/** Well within a lease, also when a hidden page's timers come once a second. */
const RENEW_MS = 2_000;

/**
 * The turn is a lease that its tab prolongs as long as it lives: for pages without locks, which browsers give to https and
 * localhost only. A tab whose timers sleep may lose it without noticing, and then two have it for a while. That is why the
 * turn only spares work and keeps order: what makes a message count once is its id (SPEC D2).
 */
export const leaseTurns = (leases: Leases, clock: Clock, holder: string): Turns => ({
  seek: (name, { came, lost }) => {
    let isMine = false;
    let ended = false;
    let cancel = () => {};
    const claim = async () => {
      const claimed = await leases.claim(name, holder, clock.now(), LEASE_MS).catch(() => false);
      if (ended) return;
      if (claimed !== isMine) {
        isMine = claimed;
        if (claimed) came();
        else lost();
      }
      cancel = clock.after(RENEW_MS, () => void claim());
    };
    void claim();
    return {
      giveBack: () => {
        ended = true;
        cancel();
        leases.release(name, holder).catch(() => {});
      },
      // The lease of a tab that does nothing ends by itself.
      take: () => {},
    };
  },
});
