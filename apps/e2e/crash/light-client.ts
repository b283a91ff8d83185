/**
 * A client of a few hundred lines, written from SPEC.md alone: it repeats what has no answer, follows its rooms by
 * cursor, and writes down everything. It shares no code with libs/client, so that both cannot err alike.
 */
import type { Link, ServerFrame, Transport } from '@parley/client';
import type { Ack, Catchup, Clock, CommandName, Epoch, Reply, Request, RoomId, User } from '@parley/events';
import type { SeededRandom } from '@parley/testkit';
import { LightOutbox, type Order } from './light-outbox.ts';
import { type Logbook, loggedTransport } from './logged-transport.ts';
import type { Participant } from './participant.ts';
import { RoomCopy, type RoomFrame } from './room-copy.ts';

export interface LightClientOptions {
  readonly user: User;
  readonly transport: Transport;
  readonly logbook: Logbook;
  readonly clock: Clock;
  readonly random: SeededRandom;
  /** Milliseconds without an answer after which the line counts as dead. */
  readonly patienceMs: number;
  /** What became of an order. */
  readonly onSettled: (order: Order, ack: Ack<object>) => void;
}

/** How long a gap may take to close by itself. */
const GAP_MS = 30;
const RECONNECT_MS = 250;
const RETRY_MS = 300;

export class LightClient implements Participant {
  readonly #options: LightClientOptions;
  readonly #transport: Transport;
  readonly #outbox: LightOutbox;
  readonly #rooms = new Map<RoomId, RoomCopy>();
  readonly #reads = new Map<RoomId, number>();
  /** Rooms that are being caught up; true if another gap came meanwhile. */
  readonly #catchingUp = new Map<RoomId, boolean>();
  #epoch: Epoch | undefined;
  #link: Link | undefined;
  #cancelReconnect: (() => void) | undefined;
  /** Questions without an answer. */
  #asking = 0;
  #synced = false;
  #resyncs = 0;
  #over = false;

  constructor(options: LightClientOptions) {
    this.#options = options;
    this.#transport = loggedTransport(options.transport, options.logbook);
    this.#outbox = new LightOutbox(
      options.clock,
      (order, answer) => this.#say(order.command, order.data, answer),
      options.onSettled,
    );
  }

  get user(): User {
    return this.#options.user;
  }

  get cursors(): ReadonlyMap<RoomId, number> {
    return new Map([...this.#rooms].map(([room, { cursor }]) => [room, cursor ?? 0]));
  }

  /** How often it was told that it had read too slowly. */
  get resyncs(): number {
    return this.#resyncs;
  }

  /** Why it has not come to rest; undefined if it has. */
  get unrest(): string | undefined {
    if (!this.#synced) return 'not synced';
    if (this.#outbox.size > 0) return `${this.#outbox.size} in the outbox`;
    return this.#asking > 0 ? `${this.#asking} questions open` : undefined;
  }

  start(): void {
    this.#options.logbook.write({ kind: 'started' });
    this.#connect();
  }

  /** The tab crashes and is opened again: memory is gone, the outbox is not. */
  restart(): void {
    this.#disconnect();
    this.#rooms.clear();
    this.#reads.clear();
    this.#epoch = undefined;
    this.start();
  }

  close(): void {
    this.#over = true;
    this.#disconnect();
  }

  order(order: Order): void {
    if (order.command === 'message:send') {
      // The ids were made for this order, and branded.
      const { room, id, text } = order.data as Request<'message:send'> & { room: RoomId; id: never };
      this.#options.logbook.write({ kind: 'sent', room, id, text });
      this.#options.logbook.write({ kind: 'kept', room, id });
    }
    this.#outbox.add(order);
  }

  /** Asks for the heads of its rooms, and catches up where it is behind (SPEC D10). */
  nudge(): void {
    void this.#ask('session:heads', {}).then((reply) => {
      for (const [room, copy] of this.#rooms)
        if ((reply?.heads[room] ?? 0) > (copy.cursor ?? 0)) void this.#catchUp(room, copy);
    });
  }

  /** Writes down what it shows of each of its rooms, when nothing will change any more. */
  async describe(): Promise<void> {
    const { clock, patienceMs } = this.#options;
    const late = new Promise<void>((resolve) => clock.after(patienceMs, resolve));
    await Promise.race([this.#sync(), late]);
    for (const [room, copy] of this.#rooms) {
      const read = this.#reads.get(room) ?? 0;
      const head = { seq: copy.lastSeq, rev: copy.cursor ?? 0 };
      this.#options.logbook.write({
        kind: 'view',
        room,
        final: true,
        entry: { head, read, unread: Math.max(0, head.seq - read) },
        timeline: copy.timeline(),
        members: undefined,
      });
    }
  }

  #connect(): void {
    const link = this.#transport.connect({
      event: (frame) => this.#hear(frame),
      closed: () => {
        this.#lost();
        this.#reconnect();
      },
    });
    this.#link = link;
    // A handshake that hangs is noticed here; an open line, by the first question that gets no answer.
    const cancel = this.#options.clock.after(this.#options.patienceMs * 2, () => {
      if (this.#link === link && !this.#synced) this.#breakOff();
    });
    this.#cancelReconnect = cancel;
  }

  #reconnect(): void {
    if (this.#over) return;
    const delay = RECONNECT_MS * (0.2 + this.#options.random.next());
    this.#cancelReconnect = this.#options.clock.after(delay, () => this.#connect());
  }

  #disconnect(): void {
    this.#cancelReconnect?.();
    this.#link?.close();
    this.#lost();
  }

  /** The line is dead although it looks open. */
  #breakOff(): void {
    this.#disconnect();
    this.#reconnect();
  }

  #lost(): void {
    this.#cancelReconnect?.();
    this.#link = undefined;
    this.#synced = false;
    this.#asking = 0;
    this.#catchingUp.clear();
    this.#outbox.disconnected();
  }

  #hear(frame: ServerFrame): void {
    switch (frame.event) {
      case 'session:welcomed':
        if (this.#epoch !== frame.data.epoch) this.#rooms.clear();
        this.#epoch = frame.data.epoch;
        void this.#sync();
        return;
      case 'session:resync':
        this.#resyncs += 1;
        void this.#sync();
        return;
      case 'session:ended':
        throw new Error(`${this.user.name} was signed out: ${frame.data.reason}`);
      case 'room:changed':
        return this.#take(frame.data);
      case 'self:changed': {
        const { gained = [], lost = [], reads = [] } = frame.data;
        for (const { room } of lost) this.#rooms.delete(room);
        for (const { room, read } of gained) void this.#gain(room.id, read);
        for (const { room, seq } of reads) this.#reads.set(room, seq);
        return;
      }
      default:
    }
  }

  #take(frame: RoomFrame): void {
    const copy = this.#rooms.get(frame.room);
    if (copy?.take(frame) !== 'gap') return;
    this.#options.clock.after(GAP_MS, () => {
      if (this.#rooms.get(frame.room) === copy && (copy.cursor ?? 0) < frame.to)
        void this.#catchUp(frame.room, copy);
    });
  }

  #sync(): Promise<void> {
    const cursors: Record<string, number> = {};
    for (const [room, { cursor }] of this.#rooms) if (cursor !== undefined) cursors[room] = cursor;
    const { promise, resolve } = Promise.withResolvers<void>();
    // In the moment in which it comes: an event right behind it is newer, and must find it done.
    this.#question('session:sync', { ...(this.#epoch && { epoch: this.#epoch }), cursors }, (reply) => {
      if (reply) this.#synchronise(reply);
      resolve();
    });
    return promise;
  }

  #synchronise({ rooms, catchups }: Reply<'session:sync'>): void {
    const mine = new Set(rooms.map(({ room }) => room.id));
    for (const room of this.#rooms.keys()) if (!mine.has(room)) this.#rooms.delete(room);
    for (const { room, head, read } of rooms) {
      const copy = this.#rooms.get(room.id);
      const catchup = catchups[room.id];
      if (!copy || copy.cursor === undefined) void this.#gain(room.id, read);
      else {
        this.#reads.set(room.id, read);
        if (catchup) this.#apply(room.id, copy, catchup);
        if ((copy.cursor ?? 0) < head.rev) void this.#catchUp(room.id, copy);
      }
    }
    this.#synced = true;
    this.#outbox.connected();
  }

  /** A room that is new to it: follows it from its newest page on. */
  async #gain(room: RoomId, read: number): Promise<void> {
    this.#reads.set(room, read);
    if (this.#rooms.get(room)?.cursor !== undefined) return;
    const copy = this.#rooms.get(room) ?? new RoomCopy();
    this.#rooms.set(room, copy);
    const page = await this.#ask('room:history', { room });
    if (!page || this.#rooms.get(room) !== copy || copy.cursor !== undefined) return;
    if (copy.start(page) === 'gap') void this.#catchUp(room, copy);
  }

  async #catchUp(room: RoomId, copy: RoomCopy): Promise<void> {
    if (this.#catchingUp.has(room)) {
      this.#catchingUp.set(room, true);
      return;
    }
    let more = true;
    while (more) {
      this.#catchingUp.set(room, false);
      const catchup = await this.#ask('room:catchup', { room, since: copy.cursor ?? 0 });
      if (!catchup || this.#rooms.get(room) !== copy) break;
      this.#apply(room, copy, catchup);
      more = this.#catchingUp.get(room) === true || (catchup.kind === 'changes' && catchup.more);
    }
    this.#catchingUp.delete(room);
  }

  #apply(room: RoomId, copy: RoomCopy, catchup: Catchup): void {
    if (catchup.kind === 'changes') copy.catchUp(catchup);
    else if (copy.start(catchup.page) === 'gap') void this.#catchUp(room, copy);
  }

  #ask<N extends CommandName>(command: N, data: Request<N>): Promise<Reply<N> | undefined> {
    return new Promise((resolve) => this.#question(command, data, resolve));
  }

  /**
   * A question that changes nothing: asked again after `unavailable`; answered with undefined if it was refused, and with
   * nothing at all once the line is another.
   */
  #question<N extends CommandName>(
    command: N,
    data: Request<N>,
    answer: (reply: Reply<N> | undefined) => void,
  ): void {
    const link = this.#link;
    if (!link) return answer(undefined);
    this.#asking += 1;
    this.#say(command, data, (ack) => {
      if (link !== this.#link) return;
      if (ack.ok || ack.error.code !== 'unavailable') {
        this.#asking -= 1;
        return answer(ack.ok ? ack.data : undefined);
      }
      this.#options.clock.after(RETRY_MS, () => {
        if (link !== this.#link) return;
        this.#asking -= 1;
        this.#question(command, data, answer);
      });
    });
  }

  #say<N extends CommandName>(command: N, data: Request<N>, answer: (ack: Ack<Reply<N>>) => void): void {
    const link = this.#link;
    if (!link) return;
    const cancel = this.#options.clock.after(this.#options.patienceMs, () => {
      if (this.#link === link) this.#breakOff();
    });
    link.send(command, data, (ack) => {
      cancel();
      answer(ack);
    });
  }
}
