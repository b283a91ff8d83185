import type { Clock, User, UserId } from '@parley/events';
import { systemClock } from '@parley/events/clock';
import { v7 } from 'uuid';
import type { KeptState, StateStorage } from '../kept-state.ts';
import type { SharedOutbox } from '../shared-outbox.ts';
import { browserOutbox } from './browser-outbox.ts';
import { OutboxDatabase } from './outbox-database.ts';
import { StateDatabase } from './state-database.ts';
import { leaseTurns, lockTurns } from './turns.ts';
import { WriteAhead } from './write-ahead.ts';

export interface BrowserStorageOptions {
  /** Names the server, as in ChatClientOptions. */
  readonly server: string;
  readonly clock?: Clock;
  /** The browser's locks; it has none for pages that came over plain http from another machine. */
  readonly locks?: LockManager | undefined;
  /** Where a message is kept at once, until it is on the disk: by default the page's `localStorage`, if the browser allows it. */
  readonly local?: Storage | undefined;
  /** Where the browser tells what other tabs write into `local`: by default the page's `window`. */
  readonly page?: EventTarget | undefined;
}

/**
 * What a browser keeps of a server for the one person who is in: unsent messages and what was seen last, common to all
 * tabs. Nothing of it rejects, and none of it is ever seen by another person: where a browser forbids storage, nothing
 * is recalled, and the client's outbox tells that it is not durable.
 */
export interface BrowserStorage {
  readonly sharedOutbox: SharedOutbox;
  readonly stateStorage: StateStorage;
  /** Who was in last, and what they saw. */
  readonly recall: () => Promise<KeptState | undefined>;
  /** This person is in from now on; what anybody else left here is erased. */
  readonly enter: (user: User) => Promise<void>;
  /** A person is not in any more: erases everything of theirs, the outbox too; without one, of everybody. */
  readonly erase: (user?: UserId) => Promise<void>;
  /** Erases what was seen last, and nothing that is nowhere else. */
  readonly forget: () => Promise<void>;
}

export function browserStorage({
  server,
  clock = systemClock,
  // Browsers leave it out where their types do not say so.
  locks = (navigator as { readonly locks?: LockManager }).locks,
  local = allowedStorage(),
  page = globalThis.window,
}: BrowserStorageOptions): BrowserStorage {
  const outbox = new OutboxDatabase(clock);
  const state = new StateDatabase(clock);
  const ahead = new WriteAhead(local, page);
  const turns = locks === undefined ? leaseTurns(outbox, clock, v7()) : lockTurns(locks);
  return {
    sharedOutbox: browserOutbox({ database: outbox, ahead, turns, clock }),
    stateStorage: { save: (change) => state.save(server, change) },
    recall: () => state.recall(server).catch(() => undefined),
    enter: async (user) => {
      const others = (id: UserId) => id !== user.id;
      ahead.erase(server, others);
      await Promise.allSettled([state.enter(server, user), outbox.erase(server, others)]);
    },
    erase: async (user) => {
      const theirs = (id: UserId) => user === undefined || id === user;
      ahead.erase(server, theirs);
      await Promise.allSettled([state.erase(server, user), outbox.erase(server, theirs)]);
    },
    forget: () => state.erase(server).catch(() => {}),
  };
}

function allowedStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
