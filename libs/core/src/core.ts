import type { Ack, Clock, Epoch, User, UserId } from '@parley/events';
import { Accounts, type Arrival, type Door, openDoor } from './accounts.ts';
import { Avatars } from './avatars.ts';
import { CatchupReader } from './catchup-reader.ts';
import type { Connection, Principal, Sink } from './connection.ts';
import type { Caller, Services } from './context.ts';
import { Directory } from './directory.ts';
import { Dispatcher } from './dispatch.ts';
import { Hub } from './hub.ts';
import { Journal, type JournalLimits } from './journal.ts';
import { MemoryFiles } from './memory/memory-files.ts';
import { noImages } from './no-images.ts';
import { Privacy } from './privacy.ts';
import type { Files, Ids, Images, Log, Passwords, Probe, SessionId, Store } from './ports.ts';
import { Purger } from './purger.ts';
import { type FileRoom, SharedFiles } from './shared-files.ts';
import { silentProbe } from './silent-probe.ts';
import { Upkeep } from './upkeep.ts';

export interface CoreOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly passwords: Passwords;
  /** Where pictures and the files of messages are kept; by default in memory. */
  readonly files?: Files | undefined;
  /** Who reads pictures; by default nobody does. */
  readonly images?: Images | undefined;
  /** Bytes that one person's files may take; by default as many as fit. */
  readonly fileRoom?: FileRoom | undefined;
  readonly log: Log;
  readonly probe?: Probe | undefined;
  readonly door?: Partial<Door> | undefined;
  /** False lifts the rate limits: for load tests only. */
  readonly rateLimits?: boolean | undefined;
  readonly journal?: Partial<JournalLimits> | undefined;
  /** Of the program, as its admins are told. */
  readonly version?: string | undefined;
}

const boundless: FileRoom = { person: Infinity, guest: Infinity };

/** The domain, as the edges see it. */
export interface Core {
  readonly epoch: Epoch;
  /** Does a command; never rejects. `bytes`: size of the frame that carried it. */
  dispatch(caller: Caller, name: string, data: unknown, bytes?: number): Promise<Ack<unknown>>;
  /** Lets a socket in. Rejects with StoreUnavailable. */
  attach(principal: Principal, sink: Sink): Promise<Connection>;
  /** The socket is gone; idempotent. */
  detach(connection: Connection): void;
  /** Registering, signing in with a password, and what goes with it. */
  readonly accounts: Accounts;
  /** Pictures of people. */
  readonly avatars: Avatars;
  /** Files of messages. */
  readonly files: SharedFiles;
  /** Taking along what is one's own, and taking it away. */
  readonly privacy: Privacy;
  signInAsGuest(name: unknown, arrival: Arrival): Promise<Ack<{ user: User }>>;
  /** The principal of a live session. Rejects with StoreUnavailable. */
  authenticate(session: SessionId): Promise<{ principal: Principal; user: User } | undefined>;
  /**
   * Whether the session ended with its account, or by a ban that lasts, as far as that is remembered: since the start, of the last
   * thousands. Rejects with StoreUnavailable.
   */
  endOf(session: SessionId): Promise<'removed' | 'banned' | undefined>;
  /** Ends a session and all its sockets. */
  signOut(session: SessionId, user: User['id']): Promise<Ack<Record<never, never>>>;
  /** Resolves if commands can be served now; rejects with StoreUnavailable, whose message says why not. */
  ready(): Promise<void>;
  /** How many sockets are attached: all, or those of one user. */
  connections(user?: UserId): number;
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
  const catchups = new CatchupReader(store, directory);
  const journal = new Journal(
    { store, log, clock, probe },
    {
      committed: (commit) => {
        directory.apply(commit);
        catchups.apply(commit);
        hub.publish(commit);
        if (commit.goneFiles.length > 0) void shared.forget(commit.goneFiles);
      },
      doubtful: async () => {
        catchups.forget();
        await directory.refresh();
        await hub.reconcile(async (session) => (await store.session(session, clock.now())) !== undefined);
      },
    },
    options.journal,
  );
  const purger = new Purger({ store, journal, clock, log });
  const about = { version: options.version ?? 'unknown', startedAt: clock.now() };
  const services: Services = {
    store,
    journal,
    directory,
    hub,
    catchups,
    purger,
    clock,
    ids,
    probe,
    log,
    epoch,
    about,
  };
  const accounts = new Accounts(services, {
    passwords: options.passwords,
    door: { ...openDoor, ...options.door },
  });
  const { files = new MemoryFiles(() => clock.now()), images = noImages } = options;
  const avatars = new Avatars(services, { files, images });
  const shared = new SharedFiles(services, { files, images, log, room: options.fileRoom ?? boundless });
  const upkeep = new Upkeep(services, log, { avatars, files: shared });
  const privacy = new Privacy(services, { accounts, avatars, files: shared, upkeep });
  const dispatcher = new Dispatcher({ services, log, rateLimits: options.rateLimits });
  purger.wake();
  return {
    epoch,
    accounts,
    avatars,
    files: shared,
    privacy,
    dispatch: (caller, name, data, bytes) => dispatcher.dispatch(caller, name, data, bytes),
    attach: (principal, sink) => hub.attach(principal, sink),
    detach: (connection) => hub.detach(connection),
    signInAsGuest: (name, arrival) => accounts.signInAsGuest(name, arrival),
    authenticate: (session) => accounts.authenticate(session),
    endOf: (session) => directory.endOf(session),
    signOut: (session, user) => accounts.signOut(session, user),
    ready: () => store.check(),
    connections: (user) => (user === undefined ? hub.size : hub.presence.count(user)),
    queued: () => journal.queued,
    close: async () => {
      await upkeep.stop();
      await purger.stop();
      await journal.close();
      hub.stop();
      await store.close();
    },
  };
}
