import { backoffMs, systemRandom, type ChatClient, type KeptState, type Random } from '@parley/client';
import type { Ack, CommandError, EndReason, User, UserId } from '@parley/events';
import { systemClock, type Clock } from '@parley/events/clock';
import type { Connection, Readable } from '@parley/react';
import { tellOwnZone } from '../features/account/own-zone.ts';

/** Why a session is over. One that is renewed is not. */
type SessionEnd = Exclude<EndReason, 'renewed'>;

/** How the place receives people. */
export interface PlaceInfo {
  readonly access: 'open' | 'invite' | 'closed';
  /** False where a name alone is not enough. */
  readonly guests: boolean;
  /** False until somebody has registered: whoever does first owns the place. */
  readonly owned: boolean;
}

/** What the link of an invitation says. */
export interface Invitation {
  readonly place: string;
  /** Who invites; nobody, where the link is for the first account. */
  readonly by?: string;
  readonly rooms: readonly string[];
  readonly guests: boolean;
}

/** How somebody comes in. */
export type Way =
  | { readonly kind: 'guest'; readonly name: string; readonly invite?: string | undefined }
  | { readonly kind: 'signIn'; readonly login: string; readonly password: string }
  | {
      readonly kind: 'register';
      readonly name: string;
      readonly password: string;
      readonly invite?: string | undefined;
    }
  /** By a one-time code, or what stands at the end of a link, with a new password. */
  | { readonly kind: 'recover'; readonly secret: string; readonly password: string };

/** Who the browser's cookie says I am, if it says anything, or that it is of an account that is gone or was banned. */
export interface Standing {
  readonly user?: User;
  readonly ended?: 'removed' | 'banned';
  readonly place: PlaceInfo;
}

/** The server's HTTP face for sessions; session.ts is the real one. */
export interface SessionApi {
  readonly current: () => Promise<Ack<Standing>>;
  readonly invitation: (secret: string) => Promise<Ack<Invitation>>;
  /** Begins a session. */
  readonly enter: (way: Way) => Promise<Ack<User>>;
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
  | {
      readonly kind: 'outside';
      readonly busy: boolean;
      readonly error: CommandError | undefined;
      /** Why the session that was here is over, when it was not ended here. */
      readonly ended: SessionEnd | undefined;
      /** Whoever was in here has a password to come back with. */
      readonly hadAccount: boolean;
      /** Undefined until the server said so. */
      readonly place: PlaceInfo | undefined;
    }
  | {
      readonly kind: 'inside';
      readonly running: RunningClient;
      /** Whoever registered just now is the first one, and owns the place. */
      readonly ownsNow: boolean;
    };

/** Knows whether one is in, and keeps the client that runs while one is. */
export interface SessionKeeper extends Readable<Stage> {
  readonly check: () => Promise<void>;
  /** Comes in if somebody came in meanwhile, in another tab, or the server is there again; else nothing changes. */
  readonly look: () => Promise<void>;
  readonly enter: (way: Way) => Promise<void>;
  readonly invitation: SessionApi['invitation'];
  /** Answers why it did not work; the session goes on then. */
  readonly signOut: () => Promise<CommandError | undefined>;
}

/** Why a session will not come back; undefined as long as it may, or when the page itself let it go. */
function endOf(connection: Connection): SessionEnd | undefined {
  if (connection.status !== 'disconnected') return undefined;
  const { reason } = connection;
  return reason === 'closed' || reason === 'incompatible' ? undefined : reason;
}

export function createSessionKeeper(
  api: SessionApi,
  start: (user: User, kept?: KeptState) => RunningClient,
  memory: SessionMemory = noMemory,
  clock: Clock = systemClock,
  random: Random = systemRandom,
): SessionKeeper {
  let stage: Stage = { kind: 'asking' };
  /** While the session is being ended from here, its end is no news. */
  let leaving = false;
  let place: PlaceInfo | undefined;
  let hadAccount = false;
  /** Asks a server that could not be reached. */
  let askAgain = async () => {};
  const listeners = new Set<() => void>();
  const remember = () => {
    if (stage.kind === 'inside') hadAccount = (stage.running.client.me.get()?.role ?? 'guest') !== 'guest';
  };
  const become = (next: Stage) => {
    remember();
    if (stage.kind === 'inside') stage.running.stop();
    stage = next;
    for (const listener of listeners) listener();
  };
  const outside = (more: { busy?: boolean; error?: CommandError; ended?: SessionEnd | undefined } = {}) => {
    remember();
    become({ kind: 'outside', busy: false, error: undefined, ended: undefined, hadAccount, place, ...more });
    if (place === undefined) void learn();
  };
  const current: SessionApi['current'] = async () => {
    const ack = await api.current();
    if (ack.ok) place = ack.data.place;
    return ack;
  };
  /** Who was remembered and signed out has not asked yet how the place receives people. */
  const learn = async () => {
    await current();
    if (stage.kind === 'outside' && stage.place !== place) become({ ...stage, place });
  };

  /** Who is only remembered is in until the server says otherwise; then its word counts, without a detour. */
  const inside = (user: User, { kept, ownsNow = false }: { kept?: KeptState; ownsNow?: boolean } = {}) => {
    const running = start(user, kept);
    const { connection } = running.client;
    let wasConnected = false;
    connection.subscribe(() => {
      const now = connection.get();
      if (now.status === 'connected') wasConnected = true;
      const ended = endOf(now);
      // It may be told late, when the session was ended from here and is no longer what this page shows.
      const isHere = stage.kind === 'inside' && stage.running === running;
      // A server that says who one is and then lets nobody connect is not asked again and again.
      if (ended !== undefined && !leaving && isHere) {
        void over(user.id, ended, wasConnected || kept !== undefined);
      }
    });
    become({ kind: 'inside', running, ownsNow });
    return running.client;
  };
  /** What the session showed goes at once, from the screen and from the browser; somebody else may be in by now. */
  const over = async (user: UserId, ended: SessionEnd, mayAsk: boolean) => {
    become({ kind: 'asking' });
    await memory.erase(user);
    if (mayAsk) await ask(ended);
    else outside({ ended });
  };
  const ask = async (ended?: SessionEnd) => {
    become({ kind: 'asking' });
    const ack = await current();
    if (ack.ok) await goOn(ack.data, ended);
    else unreachable(ack.error, ended);
  };
  const goOn = async ({ user, ended: told }: Standing, ended?: SessionEnd) => {
    if (user !== undefined) return void inside(user);
    // A socket hears of a session that is over only that it is.
    outside({ ended: ended && (told ?? ended) });
    await memory.erase();
  };
  /** Nobody has to press a button for a server that is there again. */
  const unreachable = (error: CommandError, ended?: SessionEnd) => {
    const here: Stage = { kind: 'unreachable', error };
    const again = async () => {
      if (stage !== here) return;
      const ack = await current();
      if (stage === here && ack.ok) await goOn(ack.data, ended);
    };
    const later = (attempt: number) => {
      clock.after(backoffMs(attempt, random), () => {
        void again().then(() => stage === here && later(attempt + 1));
      });
    };
    askAgain = again;
    become(here);
    later(1);
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
      else inside(kept.user, { kept });
    },
    look: async () => {
      if (stage.kind === 'unreachable') return askAgain();
      if (stage.kind !== 'outside' || stage.busy) return;
      const before = stage;
      const ack = await current();
      if (ack.ok && ack.data.user !== undefined && stage === before) inside(ack.data.user);
    },
    invitation: api.invitation,
    enter: async (way) => {
      outside({ busy: true });
      const ack = await api.enter(way);
      if (ack.ok) {
        const registered = way.kind === 'register';
        const client = inside(ack.data, { ownsNow: registered && ack.data.role === 'owner' });
        if (registered) tellOwnZone(client);
        return;
      }
      // Another tab may have come in meanwhile: then it is that person who is in.
      const now = ack.error.code === 'conflict' ? await current() : undefined;
      if (now?.ok && now.data.user !== undefined) inside(now.data.user);
      else outside({ error: ack.error });
    },
    signOut: async () => {
      if (stage.kind !== 'inside') return undefined;
      const { client } = stage.running;
      const user = client.me.get()?.id;
      leaving = true;
      const ack = await api.leave();
      leaving = false;
      if (ack.ok) {
        outside();
        await memory.erase(user);
        return undefined;
      }
      // The server ended it and its answer was lost.
      const ended = endOf(client.connection.get());
      if (ended === undefined || user === undefined) return ack.error;
      await over(user, ended, true);
      return undefined;
    },
  };
}
