import type { ChatClient, KeptState } from '@parley/client';
import type { Ack, CommandError, User, UserId } from '@parley/events';
import type { Connection, Readable } from '@parley/react';

/** The server's HTTP face for sessions; session.ts is the real one. */
export interface SessionApi {
  /** Who the browser's cookie says I am; undefined data when it says nothing. */
  readonly current: () => Promise<Ack<User | undefined>>;
  /** Begins a session as a guest of this name. */
  readonly enter: (name: string) => Promise<Ack<User>>;
  /** Ends the session; one that is over already is no error. */
  readonly leave: () => Promise<Ack<undefined>>;
}

/** What the browser remembers of who was in; nothing, where it keeps nothing. */
export interface SessionMemory {
  /** Who was in last, and what they saw: with it one is in before the server answers. */
  readonly recall: () => Promise<KeptState | undefined>;
  /** Erases all that is kept of a person; without one, of everybody. */
  readonly erase: (user?: UserId) => Promise<void>;
}

const noMemory: SessionMemory = { recall: async () => undefined, erase: async () => {} };

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

/** True once a session is over; what the browser kept for it is of no more use, and not for others to see. */
const isOver = (connection: Connection): boolean =>
  connection.status === 'disconnected' &&
  connection.reason !== 'closed' &&
  connection.reason !== 'incompatible';

export function createSessionKeeper(
  api: SessionApi,
  start: (user: User, kept?: KeptState) => RunningClient,
  memory: SessionMemory = noMemory,
): SessionKeeper {
  let stage: Stage = { kind: 'asking' };
  const listeners = new Set<() => void>();
  const become = (next: Stage) => {
    if (stage.kind === 'inside') stage.running.stop();
    stage = next;
    for (const listener of listeners) listener();
  };
  const outside = (busy: boolean, error?: CommandError) => become({ kind: 'outside', busy, error });

  /** Who is only remembered is in until the server says otherwise; then its word counts, without a detour. */
  const inside = (user: User, kept?: KeptState) => {
    const running = start(user, kept);
    const { connection } = running.client;
    let confirmed = kept === undefined;
    connection.subscribe(() => {
      const now = connection.get();
      if (now.status === 'connected') confirmed = true;
      if (!isOver(now)) return;
      const erased = memory.erase(user.id);
      if (!confirmed) void erased.then(ask);
    });
    become({ kind: 'inside', running });
  };
  const ask = async () => {
    become({ kind: 'asking' });
    const ack = await api.current();
    if (!ack.ok) become({ kind: 'unreachable', error: ack.error });
    else if (ack.data !== undefined) inside(ack.data);
    else {
      outside(false);
      await memory.erase();
    }
  };

  return {
    get: () => stage,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check: async () => {
      become({ kind: 'asking' });
      const kept = await memory.recall();
      if (kept === undefined) await ask();
      else inside(kept.user, kept);
    },
    enter: async (name) => {
      outside(true);
      const ack = await api.enter(name);
      if (ack.ok) return inside(ack.data);
      // Another tab may have come in meanwhile: then it is that person who is in.
      const current = ack.error.code === 'conflict' ? await api.current() : undefined;
      if (current?.ok && current.data !== undefined) inside(current.data);
      else outside(false, ack.error);
    },
    signOut: async () => {
      const user = stage.kind === 'inside' ? stage.running.client.me.get() : undefined;
      const ack = await api.leave();
      if (!ack.ok) return ack.error;
      outside(false);
      await memory.erase(user?.id);
      return undefined;
    },
    startOver: () => outside(false),
  };
}
