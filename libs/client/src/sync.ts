import type { Catchup, Clock, Epoch, Reply, RoomEntry, RoomId, ServerEventData } from '@parley/events';
import { CatchUp } from './catch-up.ts';
import { isLost, type ConnectionKeeper } from './connection.ts';
import type { LocalState } from './local-state.ts';
import { RoomFeed, type RoomFrame } from './room-feed.ts';
import type { ServerTime } from './server-clock.ts';
import type { Batch } from './store.ts';
import type { DepartureReason } from './types.ts';

/** A sync reads more than other commands do. */
const SYNC_TIMEOUT_MS = 15_000;
/** How often a sync is asked for again because something was told while its answer was on its way. */
const AGAIN_AT_MOST = 3;
/** Frames kept of rooms that are not known yet to be mine. */
const EARLY_FRAMES = 100;

type SelfChanged = ServerEventData<'self:changed'>;

interface SyncOptions {
  readonly connection: ConnectionKeeper;
  readonly clock: Clock;
  readonly random: () => number;
  readonly batch: Batch;
  readonly serverTime: ServerTime;
  readonly state: LocalState;
  /** Everything missed is applied or asked for. */
  readonly synced: () => void;
}

/**
 * Keeps the local state equal to the server's (SPEC D4): asks for all that was missed after a connection, then follows
 * each room's frames. Until the sync is answered, what the server says is kept and applied after it in its order.
 */
export class Sync {
  readonly #options: SyncOptions;
  readonly #catchUp: CatchUp;
  readonly #feeds = new Map<RoomId, RoomFeed>();
  /** First pages of catch-ups that came with the sync, by room. */
  readonly #begun = new Map<RoomId, Extract<Catchup, { kind: 'changes' }>>();
  #early: RoomFrame[] = [];
  #missed: SelfChanged[] = [];
  #epoch: Epoch | undefined;
  #turn = 0;

  constructor(options: SyncOptions) {
    this.#options = options;
    const { clock, random, connection, batch, state } = options;
    this.#catchUp = new CatchUp({
      clock,
      random,
      ask: (room, since) => connection.ask('room:catchup', { room, since }),
      caught: (room, { to, changes, users }) => {
        const feed = this.#feeds.get(room);
        const from = feed?.cursor ?? to;
        const news = changes.filter(({ rev }) => rev > from);
        batch.run(() => {
          if (to > from) state.apply(room, { from, to, changes: news, users });
          feed?.caughtUp(Math.max(from, to));
        });
      },
      reset: (room, reset) => batch.run(() => this.#reset(room, reset)),
      denied: (room) => batch.run(() => this.#lose(room, 'unknown')),
      gaveUp: () => connection.drop('silent'),
    });
  }

  /** The rev up to which a room of mine is complete. */
  cursor(room: RoomId): number | undefined {
    return this.#feeds.get(room)?.cursor;
  }

  /** Goes on from the cursors that an earlier page left. */
  restore(epoch: Epoch, cursors: ReadonlyMap<RoomId, number>): void {
    this.#epoch = epoch;
    for (const [room, cursor] of cursors) this.#makeFeed(room, cursor);
  }

  /** The lineage of the database that the cursors belong to. */
  get epoch(): Epoch | undefined {
    return this.#epoch;
  }

  /** A connection begins. */
  welcomed(epoch: Epoch): void {
    if (epoch !== this.#epoch) this.#start(epoch);
    void this.sync();
  }

  /** The connection is gone. */
  lost(): void {
    this.#turn += 1;
    this.#hold();
    this.#early = [];
    this.#missed = [];
  }

  /** Asks for all that was missed. */
  async sync(again = 0): Promise<void> {
    const { connection, clock, batch, serverTime } = this.#options;
    const turn = ++this.#turn;
    connection.setSynced(false);
    this.#hold();
    const sentAt = clock.monotonic();
    const outcome = await connection.ask('session:sync', this.#question(), SYNC_TIMEOUT_MS);
    if (turn !== this.#turn) return;
    if (isLost(outcome)) connection.drop('silent');
    else if (outcome.ok && this.#missed.length > 0 && again < AGAIN_AT_MOST) {
      // Older than the answer or newer? Read positions do not say. The next answer covers it in any case.
      this.#missed = [];
      return this.sync(again + 1);
    } else if (outcome.ok) {
      serverTime.answered(sentAt, outcome.data.time);
      batch.run(() => this.#answered(outcome.data));
    } else if (outcome.error.code === 'unauthenticated') connection.end('signed_out');
    else connection.drop('refused', outcome.error.retryAfterMs);
  }

  frame(frame: RoomFrame): void {
    // Also when its changes are known already: nobody else introduces the people of a room that is new to me.
    this.#options.state.putUsers(frame.users);
    const feed = this.#feeds.get(frame.room);
    // A room's first frames can come before the news that it is mine.
    if (feed === undefined) this.#early = [...this.#early, frame].slice(-EARLY_FRAMES);
    else feed.receive(frame);
  }

  /** Rooms gained or lost and read positions; also from the answers to my own commands. */
  selfChanged(change: SelfChanged): void {
    if (this.#options.connection.synced) this.#options.batch.run(() => this.#applySelf(change));
    else this.#missed.push(change);
  }

  /** How far each of my rooms has got and I have read, as a heartbeat found. */
  heads({ epoch, heads, reads }: Reply<'session:heads'>): void {
    const rooms = new Map(Object.entries(heads));
    const positions = new Map(Object.entries(reads));
    const sameRooms = rooms.size === this.#feeds.size && [...this.#feeds.keys()].every((id) => rooms.has(id));
    if (epoch !== this.#epoch) this.welcomed(epoch);
    else if (!sameRooms) void this.sync();
    else
      this.#options.batch.run(() => {
        for (const [id, feed] of this.#feeds) {
          feed.expect(rooms.get(id) ?? 0);
          const read = positions.get(id);
          if (read !== undefined) this.#options.state.setRead(id, read);
        }
      });
  }

  /** Nothing known counts in another epoch. */
  #start(epoch: Epoch): void {
    this.#options.batch.run(() => {
      this.#hold();
      this.#feeds.clear();
      if (this.#epoch !== undefined) this.#options.state.clear();
      this.#epoch = epoch;
    });
  }

  #hold(): void {
    this.#catchUp.stop();
    this.#begun.clear();
    for (const feed of this.#feeds.values()) feed.hold();
  }

  /** Cursors are only worth giving for rooms of which something is held; the others come complete with the answer. */
  #question() {
    const { state } = this.#options;
    const tracked = [...this.#feeds].filter(([id]) => state.tracked(id));
    return {
      ...(this.#epoch !== undefined && { epoch: this.#epoch }),
      cursors: Object.fromEntries(tracked.map(([id, feed]) => [id, feed.cursor])),
    };
  }

  #answered(reply: Reply<'session:sync'>): void {
    const { state, connection } = this.#options;
    if (reply.epoch !== this.#epoch) this.#start(reply.epoch);
    state.putUsers([reply.you, ...reply.users]);
    const mine = new Set(reply.rooms.map(({ room }) => room.id));
    for (const id of state.roomIds) if (!mine.has(id)) this.#lose(id, 'unknown');
    const catchups = new Map(Object.entries(reply.catchups));
    for (const entry of reply.rooms) this.#enter(entry, catchups.get(entry.room.id));
    state.setPreferences(reply.preferences);
    state.setComplete();
    const missed = this.#missed;
    this.#missed = [];
    for (const change of missed) this.#applySelf(change);
    connection.setSynced(true);
    for (const feed of this.#feeds.values()) feed.follow();
    this.#options.synced();
  }

  #applySelf({ gained = [], lost = [], reads = [], preferences = [] }: SelfChanged): void {
    const { state, connection } = this.#options;
    for (const { room, reason } of lost) this.#lose(room, reason);
    for (const entry of gained) {
      this.#enter(entry, undefined);
      if (connection.synced) this.#feeds.get(entry.room.id)?.follow();
    }
    for (const { room, seq, mentions } of reads) state.setRead(room, seq, mentions);
    if (preferences.length > 0) state.putPreferences(preferences);
  }

  /** A room of mine, known before or not, with what it missed if that came along. */
  #enter(entry: RoomEntry, catchup: Catchup | undefined): void {
    const { state } = this.#options;
    const { id } = entry.room;
    const visited = this.#feeds.has(id) ? undefined : state.visited(id);
    const known = visited === undefined ? this.#feeds.get(id) : this.#makeFeed(id, visited);
    const feed = known ?? this.#makeFeed(id, entry.head.rev);
    state.putEntry(entry);
    if (known === undefined || (!state.tracked(id) && entry.head.rev >= feed.cursor)) {
      feed.caughtUp(entry.head.rev);
      state.restart(entry);
    } else if (catchup?.kind === 'reset') this.#reset(id, catchup);
    else if (catchup?.more === false) {
      state.apply(id, { ...catchup, from: feed.cursor });
      feed.caughtUp(catchup.to);
    } else if (catchup !== undefined) this.#begun.set(id, catchup);
    feed.expect(entry.head.rev);
  }

  #makeFeed(room: RoomId, cursor: number): RoomFeed {
    const { clock, batch, state } = this.#options;
    const feed = new RoomFeed(cursor, {
      clock,
      apply: (frame, from) =>
        batch.run(() =>
          state.apply(room, {
            ...frame,
            from,
            changes: frame.changes.filter(({ rev }) => rev > from),
          }),
        ),
      catchUp: () => {
        this.#catchUp.start(room, feed.cursor, this.#begun.get(room));
        this.#begun.delete(room);
      },
    });
    this.#feeds.set(room, feed);
    for (const frame of this.#early) if (frame.room === room) feed.receive(frame);
    this.#early = this.#early.filter((frame) => frame.room !== room);
    return feed;
  }

  #reset(room: RoomId, reset: Extract<Catchup, { kind: 'reset' }>): void {
    const complete = this.#options.state.reset(reset);
    this.#feeds.get(room)?.caughtUp(complete);
  }

  #lose(room: RoomId, reason: DepartureReason): void {
    this.#catchUp.forget(room);
    this.#begun.delete(room);
    this.#feeds.get(room)?.stop();
    this.#feeds.delete(room);
    this.#options.state.lose(room, reason);
  }
}
