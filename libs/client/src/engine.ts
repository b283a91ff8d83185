import type { Clock, RoomId, ServerEventData, User, UserId } from '@parley/events';
import { Commands } from './commands.ts';
import { ConnectionKeeper } from './connection.ts';
import { Heartbeat } from './heartbeat.ts';
import { KeptRooms } from './kept-rooms.ts';
import type { KeptState, StateStorage } from './kept-state.ts';
import { LocalState } from './local-state.ts';
import { Outbox } from './outbox.ts';
import { Preferences } from './preferences.ts';
import { Presence } from './presence.ts';
import type { Random } from './random.ts';
import { Reads } from './reads.ts';
import { RoomContents } from './room-contents.ts';
import { Rooms } from './rooms.ts';
import { ServerTime } from './server-clock.ts';
import { SessionClock } from './session-clock.ts';
import type { SharedOutbox } from './shared-outbox.ts';
import { StaleNames } from './stale-names.ts';
import { StateKeeper } from './state-keeper.ts';
import { Batch, createDerived, createStore, type Derived, type NoticeTime, type Store } from './store.ts';
import { Sync } from './sync.ts';
import type { ServerFrame, Transport } from './transport.ts';
import { Typing } from './typing.ts';
import { Users } from './users.ts';
import { Visits } from './visits.ts';

export interface EngineOptions {
  readonly transport: Transport;
  readonly server: string;
  readonly user: User | undefined;
  readonly kept: KeptState | undefined;
  readonly stateStorage: StateStorage | undefined;
  readonly sharedOutbox: SharedOutbox;
  readonly clock: Clock;
  readonly random: Random;
  readonly noticeTime: NoticeTime | undefined;
}

/** The parts of a client and how they hang together. Each part is one idea, and knows the others only through its options. */
export class Engine {
  readonly batch: Batch;
  readonly clock: SessionClock;
  readonly caughtUp: Store<boolean>;
  readonly reportNews: Store<number>;
  readonly me: Derived<User | undefined>;
  readonly connection: ConnectionKeeper;
  readonly commands: Commands;
  readonly users: Users;
  readonly rooms: Rooms;
  readonly contents: RoomContents;
  readonly outbox: Outbox;
  readonly reads: Reads;
  readonly preferences: Preferences;
  readonly presence: Presence;
  readonly typing: Typing;
  readonly serverTime: ServerTime;
  readonly visits: Visits;
  readonly sync: Sync;
  readonly #server: string;
  readonly #heartbeat: Heartbeat;
  readonly #keptRooms: KeptRooms;
  readonly #staleNames: StaleNames;
  #keeper: StateKeeper | undefined;
  #me: UserId | undefined;

  constructor(options: EngineOptions) {
    const { transport, server, user, kept, stateStorage, sharedOutbox, clock, random } = options;
    const batch = new Batch(options.noticeTime);
    this.batch = batch;
    this.caughtUp = createStore(batch, false);
    this.reportNews = createStore(batch, 0);
    const me = () => this.#me;
    this.#server = server;
    this.clock = new SessionClock(clock);
    this.me = createDerived(batch, () => this.#me && this.users.get(this.#me));
    const ports = { batch, clock: this.clock, random };

    this.connection = new ConnectionKeeper({
      ...ports,
      transport,
      events: {
        welcomed: (welcome) => this.#welcomed(welcome),
        event: (frame) =>
          this.#isMine(frame) ? this.#receive(frame) : this.batch.hear(() => this.#receive(frame)),
        lost: () => this.#lost(),
      },
    });
    this.commands = new Commands(this.connection, this.clock);
    this.serverTime = new ServerTime(batch, this.clock);
    this.users = new Users(batch, (id) => this.#userChanged(id));
    this.rooms = new Rooms({
      batch,
      me,
      user: (id) => this.users.get(id),
      changed: (room) => this.#keeper?.touch(room, this.rooms.get(room) === undefined),
    });
    this.reads = new Reads(this);
    this.outbox = new Outbox({
      ...ports,
      connection: this.connection,
      shared: sharedOutbox,
      cursor: (room) => this.sync.cursor(room),
      changed: (room) => this.contents.loaded(room).timeline?.refresh(),
      placed: (room, seq) => {
        // A place that the server had counted before it told my read position is no news: it may have moved back since.
        if (seq > (this.rooms.get(room)?.head.seq ?? 0)) this.reads.sent(room, seq);
      },
    });
    this.contents = new RoomContents({
      batch,
      clock: this.clock,
      commands: this.commands,
      rooms: this.rooms,
      users: this.users,
      received: (room, page) => {
        this.outbox.arrived(page.messages);
        this.visits.received(room, page.rev);
        this.#keeper?.touch(room);
      },
      receivedMembers: (room) => this.#keeper?.touch(room),
      opened: (room) => this.#opened(room),
      pending: (room) => this.outbox.pendingIn(room),
    });
    this.visits = new Visits({
      ...ports,
      connection: this.connection,
      users: this.users,
      rooms: this.rooms,
      contents: this.contents,
    });
    this.preferences = new Preferences({
      ...ports,
      connection: this.connection,
      changed: () => this.#keeper?.touch(),
    });
    this.presence = new Presence(this);
    this.typing = new Typing({ batch, clock: this.clock, connection: this.connection, me });
    this.sync = new Sync({
      ...ports,
      connection: this.connection,
      serverTime: this.serverTime,
      state: new LocalState({ ...this.#stateParts(), me }),
      synced: () => this.#synced(),
    });
    this.#heartbeat = new Heartbeat({
      ...ports,
      connection: this.connection,
      serverTime: this.serverTime,
      heads: (reply) => this.sync.heads(reply),
    });
    this.#keptRooms = new KeptRooms(this);
    this.#staleNames = new StaleNames(this.commands, this.users);
    if (user !== undefined) this.#become(user);
    if (kept !== undefined && kept.user.id === user?.id) this.#restore(kept);
    if (stateStorage !== undefined) this.#keeper = this.#makeKeeper(stateStorage);
  }

  close(): void {
    this.connection.end('closed');
    this.outbox.close();
    this.clock.stop();
  }

  /** The page was hidden or asleep, or the network is back. */
  wake(): void {
    this.connection.retryNow();
    void this.#heartbeat.wake();
  }

  /** Somebody reads at the end of the room: what comes is read as it comes, and what is far above need not stay. */
  follow(room: RoomId): () => void {
    const ends = [this.reads.follow(room), this.contents.follow(room)];
    return () => ends.forEach((end) => end());
  }

  #stateParts() {
    const { users, rooms, contents, outbox, preferences, reads, typing, visits } = this;
    return { users, rooms, contents, outbox, preferences, reads, typing, visits };
  }

  #restore(kept: KeptState): void {
    this.batch.run(() => {
      this.#keptRooms.restore(kept);
      this.preferences.replace(kept.preferences ?? []);
    });
    this.#staleNames.add(kept.rooms.flatMap(({ entry, held }) => (held ? [entry.room.id] : [])));
  }

  #makeKeeper(storage: StateStorage): StateKeeper {
    return new StateKeeper({
      clock: this.clock,
      storage,
      state: () => {
        const user = this.me.get();
        const { epoch } = this.sync;
        return user && epoch && { user, epoch, preferences: this.preferences.said };
      },
      room: (id) => this.#keptRooms.take(id),
    });
  }

  #opened(room: RoomId): void {
    this.#keptRooms.opened(room);
    this.#keeper?.touch(room);
    void this.#staleNames.opened(room);
  }

  #become(user: User): void {
    this.#me = user.id;
    this.users.put([user]);
    this.me.invalidate();
    this.outbox.open({ server: this.#server, user: user.id });
  }

  #welcomed({ you, epoch, time }: ServerEventData<'session:welcomed'>): void {
    this.serverTime.heard(time);
    if (this.#me === undefined) this.#become(you);
    // Somebody else signed in here: nothing of mine may be shown to them or sent in their name.
    else if (this.#me !== you.id) return this.connection.end('replaced');
    this.sync.welcomed(epoch);
  }

  #synced(): void {
    this.caughtUp.set(true);
    this.#heardOfReports();
    this.#heartbeat.start();
    this.outbox.resume();
    this.preferences.resume();
    this.reads.resume();
    this.presence.resume();
    this.contents.resume();
    this.visits.resume();
  }

  #heardOfReports(): void {
    this.reportNews.set(this.reportNews.get() + 1);
  }

  #lost(): void {
    this.#heartbeat.stop();
    this.sync.lost();
    this.outbox.pause();
    this.visits.pause();
    this.typing.forget();
  }

  /** A message of mine that arrives is waited for. */
  #isMine({ event, data }: ServerFrame): boolean {
    return (
      event === 'room:changed' &&
      data.changes.some((change) => change.kind === 'message' && change.message.author === this.#me)
    );
  }

  #receive({ event, data }: ServerFrame): void {
    switch (event) {
      case 'room:changed':
        return this.sync.frame(data);
      case 'self:changed':
        if (data.reports) this.#heardOfReports();
        return this.sync.selfChanged(data);
      case 'user:changed':
        return this.users.put([data.user]);
      case 'typing:changed':
        return this.typing.changed(data.room, data.users);
      case 'presence:changed':
        return this.presence.put(data.presence);
      case 'server:timed':
        return this.serverTime.heard(data.time);
      case 'session:resync':
        return void this.sync.sync();
      case 'session:welcomed':
      case 'session:ended':
        return; // The connection's own.
    }
  }

  #userChanged(id: UserId): void {
    this.rooms.userChanged(id);
    this.contents.userChanged(id);
    if (id !== this.#me) return;
    this.me.invalidate();
    this.#keeper?.touch();
  }
}
