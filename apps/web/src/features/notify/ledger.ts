import type { RoomId, UserId } from '@parley/events';
import type { Verdict } from '@parley/events/notify';
import type { Readable } from '@parley/react';

/** So many are kept, the newest first. */
export const ledgerAtMost = 200;

/** What became of one message, or of those that came while nobody could tell. Never what it says. */
export type LedgerEntry = {
  readonly room: RoomId;
  readonly seq: number;
  readonly at: number;
} & (
  | { readonly author: UserId; readonly alias?: string; readonly verdict: Verdict }
  | { readonly missed: number; readonly told: boolean }
);

export interface Ledger extends Readable<readonly LedgerEntry[]> {
  readonly record: (entries: readonly LedgerEntry[]) => void;
  readonly clear: () => void;
}

const none: readonly LedgerEntry[] = [];
/** Of all ledgers of this tab: the one that records is not the one that is looked at, and browsers tell only other tabs. */
const listeners = new Set<() => void>();

/** Kept by this browser for one person, for all their tabs. Where a browser keeps nothing it is empty. */
export function browserLedger(user: UserId, storage: () => Storage = () => window.localStorage): Ledger {
  const key = `parley:told:${user}:`;
  let read: { readonly json: string | null; readonly entries: readonly LedgerEntry[] } = {
    json: null,
    entries: none,
  };
  const attempt = (work: (storage: Storage) => void) => {
    try {
      work(storage());
    } catch {
      // A browser that forbids storage, or has no room left.
    }
  };
  const get = () => {
    attempt((kept) => {
      const json = kept.getItem(key);
      if (json !== read.json) read = { json, entries: parsed(json) };
    });
    return read.entries;
  };
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    get,
    subscribe: (listener) => {
      const own = () => listener();
      const fromOtherTab = (event: StorageEvent) => {
        if (event.key === key || event.key === null) own();
      };
      listeners.add(own);
      window.addEventListener('storage', fromOtherTab);
      return () => {
        listeners.delete(own);
        window.removeEventListener('storage', fromOtherTab);
      };
    },
    record: (entries) => {
      if (entries.length === 0) return;
      const kept = [...entries.toReversed(), ...get()].slice(0, ledgerAtMost);
      attempt((into) => into.setItem(key, JSON.stringify(kept)));
      changed();
    },
    clear: () => {
      attempt((from) => from.removeItem(key));
      changed();
    },
  };
}

function parsed(json: string | null): readonly LedgerEntry[] {
  try {
    const value: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(value) ? value.filter(isEntry) : none;
  } catch {
    return none;
  }
}

/** Written by this page, or an earlier version of it. */
const isEntry = (value: unknown): value is LedgerEntry =>
  typeof value === 'object' &&
  value !== null &&
  'room' in value &&
  'seq' in value &&
  'at' in value &&
  ('verdict' in value ? typeof value.verdict === 'object' && value.verdict !== null : 'missed' in value);
