import type { Ack, Clock, Epoch, User } from '@parley/events';
import { type Access, Accounts } from './accounts.ts';
import { CatchupReader } from './catchup-reader.ts';
import type { Connection, Principal, Sink } from './connection.ts';
import type { Caller, Services } from './context.ts';
import { Directory } from './directory.ts';
import { Dispatcher } from './dispatch.ts';
import { Hub } from './hub.ts';
import { Journal, type JournalLimits } from './journal.ts';
import type { Ids, Log, Probe, SessionId, Store } from './ports.ts';
import { silentProbe } from './silent-probe.ts';

export interface CoreOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly probe?: Probe | undefined;
  readonly access?: Access | undefined;
  /** False lifts the rate limits: for load tests only. */
  readonly rateLimits?: boolean | undefined;
  readonly journal?: JournalLimits | undefined;
}

/** The domain, as the edges see it. */
export interface Core {
  readonly epoch: Epoch;
  /** Does a command; never rejects. `bytes`: size of the frame that carried it. */
  dispatch(caller: Caller, name: string, data: unknown, bytes?: number): Promise<Ack<unknown>>;
  /** Lets a socket in. Rejects with StoreUnavailable. */
  attach(principal: Principal, sink: Sink): Promise<Connection>;
  /** The socket is gone; idempotent. */
  detach(connection: Connection): void;
  signInAsGuest(name: unknown, session: SessionId): Promise<Ack<{ user: User }>>;
  /** The principal of a live session. Rejects with StoreUnavailable. */
  authenticate(session: SessionId): Promise<{ principal: Principal; user: User } | undefined>;
  /** Ends a session and all its sockets. */
  signOut(session: SessionId, user: User['id']): Promise<Ack<Record<never, never>>>;
  /** Resolves if commands can be served now; rejects with StoreUnavailable, whose message says why not. */
  ready(): Promise<void>;
  /** How many sockets are attached. */
  connections(): number;
  /** How many writes wait for a commit. */
  queued(): number;
  /** Finishes what was accepted, answers it, and closes the store. */
  close(): Promise<void>;
}

/** Opens the store and puts the domain together on it. Rejects if the store can't be opened. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { store, clock, ids, log, probe = silentProbe } = options;
  const { epoch } = await store.open();
  const directory = new Directory(store, () => journal.told());
  const hub = new Hub(directory, clock, { epoch, probe });
  const journal = new Journal(
    { store, log, clock, probe },
    {
      committed: (commit) => {
        directory.apply(commit);
        hub.publish(commit);
      },
      doubtful: async () => {
        await directory.refresh();
        await hub.reconcile(async (session) => (await store.session(session, clock.now())) !== undefined);
      },
    },
    options.journal,
  );
  const catchups = new CatchupReader(store, directory);
  const services: Services = { store, journal, directory, hub, catchups, clock, ids, probe, epoch };
  const accounts = new Accounts(services, options.access ?? 'open');
  const dispatcher = new Dispatcher({ services, log, rateLimits: options.rateLimits });
  return {
    epoch,
    dispatch: (caller, name, data, bytes) => dispatcher.dispatch(caller, name, data, bytes),
    attach: (principal, sink) => hub.attach(principal, sink),
    detach: (connection) => hub.detach(connection),
    signInAsGuest: (name, session) => accounts.signInAsGuest(name, session),
    authenticate: (session) => accounts.authenticate(session),
    signOut: (session, user) => accounts.signOut(session, user),
    ready: () => store.check(),
    connections: () => hub.size,
    queued: () => journal.queued,
    close: async () => {
      await journal.close();
      hub.stop();
      await store.close();
    },
  };
}
