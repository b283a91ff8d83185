/** What a light client has asked for and has no final answer to. Repeats each command unchanged until there is one. */
import type { Ack, Clock, CommandError, Request, RoomId } from '@parley/events';

/** The commands of the load: each has an id of its own (`id` or `op`), by which its repetition is known. */
export type LoadCommand =
  | 'message:send'
  | 'message:edit'
  | 'message:delete'
  | 'message:react'
  | 'room:invite'
  | 'room:remove'
  | 'read:set';

export type Order = {
  [N in LoadCommand]: { readonly command: N; readonly data: Request<N> };
}[LoadCommand];

/** Hands one attempt over; `answer` may never be called. */
export type Attempt = (order: Order, answer: (ack: Ack<object>) => void) => void;

/** Refusals after which the same command is tried again. */
const passing = new Set<CommandError['code']>(['unavailable', 'rate_limited']);

const RETRY_MS = 500;

interface Lane {
  readonly orders: Order[];
  underWay: boolean;
}

/** In each room one command at a time, in the order given: that is how a sender's order is kept. */
export class LightOutbox {
  readonly #clock: Clock;
  readonly #attempt: Attempt;
  readonly #settled: (order: Order, ack: Ack<object>) => void;
  readonly #lanes = new Map<RoomId, Lane>();
  #size = 0;
  #connected = false;
  /** Answers of earlier connections count no more. */
  #life = 0;

  constructor(clock: Clock, attempt: Attempt, settled: (order: Order, ack: Ack<object>) => void) {
    this.#clock = clock;
    this.#attempt = attempt;
    this.#settled = settled;
  }

  get size(): number {
    return this.#size;
  }

  add(order: Order): void {
    // A room's id is a plain string in a request.
    const room = order.data.room as RoomId;
    const lane = this.#lanes.get(room) ?? { orders: [], underWay: false };
    this.#lanes.set(room, lane);
    lane.orders.push(order);
    this.#size += 1;
    this.#next(lane);
  }

  /** There is a connection: everything without an answer goes out, also what went out before. */
  connected(): void {
    this.#connected = true;
    for (const lane of this.#lanes.values()) this.#next(lane);
  }

  disconnected(): void {
    this.#connected = false;
    this.#life += 1;
    for (const lane of this.#lanes.values()) lane.underWay = false;
  }

  #next(lane: Lane): void {
    const [order] = lane.orders;
    if (!order || lane.underWay || !this.#connected) return;
    lane.underWay = true;
    const life = this.#life;
    this.#attempt(order, (ack) => {
      if (life === this.#life) this.#answered(lane, order, ack);
    });
  }

  #answered(lane: Lane, order: Order, ack: Ack<object>): void {
    if (!ack.ok && passing.has(ack.error.code)) {
      const life = this.#life;
      this.#clock.after(Math.min(ack.error.retryAfterMs ?? RETRY_MS, RETRY_MS), () => {
        if (life !== this.#life) return;
        lane.underWay = false;
        this.#next(lane);
      });
      return;
    }
    lane.orders.shift();
    lane.underWay = false;
    this.#size -= 1;
    this.#settled(order, ack);
    this.#next(lane);
  }
}
