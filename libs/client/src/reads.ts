import type { Clock, Reply, RoomId } from '@parley/events';
import { isLost, type ConnectionKeeper, type Outcome } from './connection.ts';
import { isPassing } from './refusal.ts';
import type { Rooms } from './rooms.ts';

/** Reading moves on with each message that scrolls by: one command tells of many. */
const QUIET_MS = 400;

/** A position that the server does not know yet. `explicit`: it may also lie before the known one. */
interface Unsaid {
  readonly seq: number;
  readonly explicit: boolean;
}

interface ReadsOptions {
  readonly clock: Clock;
  readonly connection: ConnectionKeeper;
  readonly rooms: Rooms;
}

/** How far I have read in each room, here at once and on the server after a moment. */
export class Reads {
  readonly #options: ReadsOptions;
  readonly #unsaid = new Map<RoomId, Unsaid>();
  /** The position as the server has it: what it said last, or the last message of mine. */
  readonly #said = new Map<RoomId, number>();
  /** Rooms at whose end somebody reads, and how many do. */
  readonly #followed = new Map<RoomId, number>();
  /** What the server is being told. */
  readonly #telling = new Map<RoomId, Unsaid>();
  readonly #quiet = new Map<RoomId, () => void>();

  constructor(options: ReadsOptions) {
    this.#options = options;
  }

  /** Read up to `seq`; never moves back. */
  mark(room: RoomId, seq: number): void {
    const known = this.#options.rooms.get(room);
    const reached = Math.min(seq, known?.head.seq ?? 0);
    if (known === undefined || reached <= known.read) return;
    this.#set(room, { seq: reached, explicit: this.#unsaid.get(room)?.explicit ?? false });
    if (!this.#quiet.has(room))
      this.#quiet.set(
        room,
        this.#options.clock.after(QUIET_MS, () => this.#tell(room)),
      );
  }

  /** What arrives in the room is read, until the returned function is called. */
  follow(room: RoomId): () => void {
    const count = (by: number) => this.#followed.set(room, (this.#followed.get(room) ?? 0) + by);
    count(1);
    return () => void count(-1);
  }

  /** Messages up to `seq` are here and shown. */
  arrived(room: RoomId, seq: number): void {
    if (this.#followed.get(room)) this.mark(room, seq);
  }

  /** Unread from `seq` on. */
  markUnreadFrom(room: RoomId, seq: number): void {
    const known = this.#options.rooms.get(room);
    if (known === undefined) return;
    this.#set(room, { seq: Math.max(0, Math.min(seq - 1, known.head.seq)), explicit: true });
    this.#tell(room);
  }

  /** What the server says, as far as nothing newer was done here. */
  merge(room: RoomId, seq: number): number {
    this.#said.set(room, seq);
    const unsaid = this.#unsaid.get(room);
    if (unsaid === undefined) return this.#isSetBack(room, seq) ? this.#shown(room) : seq;
    if (unsaid.explicit || unsaid.seq > seq) return unsaid.seq;
    this.#unsaid.delete(room);
    return seq;
  }

  /** A message of mine got the place `seq`: its author has read so far. */
  sent(room: RoomId, seq: number): void {
    const known = this.#options.rooms.get(room);
    if (known === undefined) return;
    this.#said.set(room, seq);
    const explicit = this.#unsaid.get(room)?.explicit ?? false;
    if (!explicit && seq > known.read) this.#options.rooms.setRead(room, seq);
  }

  /** Tells what the server does not know; to be called when the connection is in sync. */
  resume(): void {
    for (const room of [...this.#unsaid.keys()]) this.#tell(room);
  }

  forget(room: RoomId): void {
    this.#unsaid.delete(room);
    this.#said.delete(room);
    this.#endQuiet(room);
  }

  #shown(room: RoomId): number {
    return this.#options.rooms.get(room)?.read ?? 0;
  }

  /** My own word comes back after I had read further elsewhere: it is not news, and the server will be told again. */
  #isSetBack(room: RoomId, seq: number): boolean {
    const telling = this.#telling.get(room);
    return telling !== undefined && !telling.explicit && telling.seq === seq && this.#shown(room) > seq;
  }

  #set(room: RoomId, unsaid: Unsaid): void {
    this.#unsaid.set(room, unsaid);
    this.#options.rooms.setRead(room, unsaid.seq);
  }

  #tell(room: RoomId): void {
    this.#endQuiet(room);
    const unsaid = this.#unsaid.get(room);
    if (unsaid === undefined || this.#telling.has(room) || !this.#options.connection.synced) return;
    this.#telling.set(room, unsaid);
    void this.#options.connection.ask('read:set', { room, seq: unsaid.seq }).then((outcome) => {
      this.#telling.delete(room);
      this.#told(room, unsaid, outcome);
    });
  }

  #told(room: RoomId, unsaid: Unsaid, outcome: Outcome<Reply<'read:set'>>): void {
    if (isLost(outcome)) return this.#again(room, unsaid);
    if (!outcome.ok && isPassing(outcome)) return this.#again(room, unsaid, outcome.error.retryAfterMs);
    if (this.#unsaid.get(room) === unsaid) this.#settle(room, unsaid);
    const read = this.#shown(room);
    // Meanwhile I read further elsewhere, and this set the server back: it takes whatever comes last.
    if (outcome.ok && !unsaid.explicit && read > outcome.data.seq && !this.#unsaid.has(room))
      this.#unsaid.set(room, { seq: read, explicit: false });
    this.#tell(room);
  }

  /** The server has taken it. A message of mine may have moved the position on since, which stood behind my choice. */
  #settle(room: RoomId, { explicit }: Unsaid): void {
    this.#unsaid.delete(room);
    const said = this.#said.get(room);
    if (explicit && said !== undefined) this.#options.rooms.setRead(room, said);
  }

  /** Whether the server took it is unknown: it is told again, also if it seemed to be known from elsewhere by now. */
  #again(room: RoomId, unsaid: Unsaid, ms = QUIET_MS * 5): void {
    const read = this.#options.rooms.get(room)?.read;
    if (read === undefined) return;
    if (!this.#unsaid.has(room)) this.#unsaid.set(room, { ...unsaid, seq: read });
    if (!this.#quiet.has(room))
      this.#quiet.set(
        room,
        this.#options.clock.after(ms, () => this.#tell(room)),
      );
  }

  #endQuiet(room: RoomId): void {
    this.#quiet.get(room)?.();
    this.#quiet.delete(room);
  }
}
