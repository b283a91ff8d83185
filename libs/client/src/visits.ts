import type { Clock, RoomId } from '@parley/events';
import { CatchUp } from './catch-up.ts';
import type { ConnectionKeeper } from './connection.ts';
import type { Random } from './random.ts';
import type { RoomContents } from './room-contents.ts';
import type { Rooms } from './rooms.ts';
import type { Batch } from './store.ts';
import type { Users } from './users.ts';

/** How long a visitor waits for news at most. */
const EVERY_MS = 5_000;
/** A question comes up to this part of the time earlier, so that not all visitors ask together. */
const JITTER = 0.2;

interface VisitsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly batch: Batch;
  readonly connection: ConnectionKeeper;
  readonly users: Users;
  readonly rooms: Rooms;
  readonly contents: RoomContents;
}

/**
 * Rooms that I look into without being a member. The server tells their changes to members only, so each is asked for
 * by its cursor every few seconds while somebody looks: by the same catch-up, and with the same promises (SPEC D4), as
 * in my own rooms.
 */
export class Visits {
  readonly #options: VisitsOptions;
  readonly #catchUp: CatchUp;
  /** How many look into a room. */
  readonly #visitors = new Map<RoomId, number>();
  /** The rev up to which what is held of a room is complete. It stays when nobody looks, like what is held. */
  readonly #cursors = new Map<RoomId, number>();
  readonly #timers = new Map<RoomId, () => void>();

  constructor(options: VisitsOptions) {
    this.#options = options;
    const { clock, random, batch, connection, users, contents } = options;
    this.#catchUp = new CatchUp({
      clock,
      random,
      ask: (room, since) => connection.ask('room:catchup', { room, since }),
      caught: (room, { to, changes, users: people }) => {
        const from = this.#cursors.get(room);
        if (from === undefined || this.#isMine(room)) return;
        const news = changes.filter(({ rev }) => rev > from);
        batch.run(() => {
          users.put(people);
          contents.apply(room, news, from);
        });
        this.#cursors.set(room, Math.max(from, to));
        this.#askLater(room);
      },
      reset: (room) => this.#startOver(room),
      // Too far behind for somebody who is no member, or not to be read any more: the newest page tells which.
      denied: (room) => this.#startOver(room),
      gaveUp: () => connection.drop('silent'),
    });
  }

  /** Somebody looks into a room from now on, until the returned function is called. */
  begin(room: RoomId): () => void {
    this.#visitors.set(room, (this.#visitors.get(room) ?? 0) + 1);
    this.#ask(room);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      const others = (this.#visitors.get(room) ?? 1) - 1;
      if (others > 0) return void this.#visitors.set(room, others);
      this.#visitors.delete(room);
      this.#cancelTimer(room);
    };
  }

  /** A page of the room is shown, as it was at `rev`. */
  received(room: RoomId, rev: number): void {
    if (this.#cursors.has(room) || this.#isMine(room)) return;
    this.#cursors.set(room, rev);
    this.#askLater(room);
  }

  /** The rev up to which what is held of a room is complete that I did not belong to; it is not kept up to date here any more. */
  handOver(room: RoomId): number | undefined {
    const cursor = this.#cursors.get(room);
    this.forget(room);
    this.#catchUp.forget(room);
    this.#cancelTimer(room);
    return cursor;
  }

  /** What is held of the room is complete to no rev any more. */
  forget(room: RoomId): void {
    this.#cursors.delete(room);
  }

  clear(): void {
    this.#cursors.clear();
  }

  /** The line is gone. */
  pause(): void {
    this.#catchUp.stop();
    for (const room of [...this.#timers.keys()]) this.#cancelTimer(room);
  }

  /** There is a line again, and what is mine is known. */
  resume(): void {
    for (const room of this.#visitors.keys()) {
      if (this.#isMine(room)) continue;
      this.#options.contents.loaded(room).timeline?.resume();
      this.#ask(room);
    }
  }

  #isMine(room: RoomId): boolean {
    return this.#options.rooms.get(room) !== undefined;
  }

  #ask(room: RoomId): void {
    this.#cancelTimer(room);
    const cursor = this.#cursors.get(room);
    if (cursor === undefined || !this.#visitors.has(room) || this.#isMine(room)) return;
    if (!this.#options.connection.synced) return;
    this.#catchUp.forget(room);
    this.#catchUp.start(room, cursor);
  }

  #askLater(room: RoomId): void {
    this.#cancelTimer(room);
    if (!this.#visitors.has(room)) return;
    const { clock, random } = this.#options;
    this.#timers.set(
      room,
      clock.after(EVERY_MS * (1 - JITTER * random()), () => this.#ask(room)),
    );
  }

  #cancelTimer(room: RoomId): void {
    this.#timers.get(room)?.();
    this.#timers.delete(room);
  }

  #startOver(room: RoomId): void {
    if (this.#isMine(room)) return;
    this.forget(room);
    this.#options.contents.restart(room, 0);
  }
}
