import type { ChatClient } from '@parley/client';
import type { Ack, CommandError, User } from '@parley/events';
import type { Readable } from '@parley/react';

/** The server's HTTP face for sessions; session.ts is the real one. */
export interface SessionApi {
  /** Who the browser's cookie says I am; undefined data when it says nothing. */
  readonly current: () => Promise<Ack<User | undefined>>;
  /** Begins a session as a guest of this name. */
  readonly enter: (name: string) => Promise<Ack<User>>;
  /** Ends the session; one that is over already is no error. */
  readonly leave: () => Promise<Ack<undefined>>;
}

export interface RunningClient {
  readonly client: ChatClient;
  readonly stop: () => void;
}

export type Stage =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unreachable'; readonly error: CommandError }
  | { readonly kind: 'outside'; readonly busy: boolean; readonly error: CommandError | undefined }
  | { readonly kind: 'inside'; readonly running: RunningClient };

/** Knows whether one is in, and keeps the client that runs while one is. */
export interface SessionKeeper extends Readable<Stage> {
  readonly check: () => Promise<void>;
  readonly enter: (name: string) => Promise<void>;
  /** Answers why it did not work; the session goes on then. */
  readonly signOut: () => Promise<CommandError | undefined>;
  /** Back to the first screen, after the server ended the session. */
  readonly startOver: () => void;
}

export function createSessionKeeper(api: SessionApi, start: (user: User) => RunningClient): SessionKeeper {
  let stage: Stage = { kind: 'asking' };
  const listeners = new Set<() => void>();
  const become = (next: Stage) => {
    if (stage.kind === 'inside') stage.running.stop();
    stage = next;
    for (const listener of listeners) listener();
  };
  const outside = (busy: boolean, error?: CommandError) => become({ kind: 'outside', busy, error });

  return {
    get: () => stage,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check: async () => {
      become({ kind: 'asking' });
      const ack = await api.current();
      if (!ack.ok) become({ kind: 'unreachable', error: ack.error });
      else if (ack.data === undefined) outside(false);
      else become({ kind: 'inside', running: start(ack.data) });
    },
    enter: async (name) => {
      outside(true);
      const ack = await api.enter(name);
      if (ack.ok) become({ kind: 'inside', running: start(ack.data) });
      else outside(false, ack.error);
    },
    signOut: async () => {
      const ack = await api.leave();
      if (!ack.ok) return ack.error;
      outside(false);
      return undefined;
    },
    startOver: () => outside(false),
  };
}
