import type { Ack, Clock, CommandError, ErrorCode, RoomId } from '@parley/events';
import { backoffMs } from './backoff.ts';
import { isLost, type ConnectionKeeper, type Outcome } from './connection.ts';
import type { Item, Sent } from './outbox-items.ts';
import type { Batch } from './store.ts';

/** A server that fails on a message this often will not take it: others behind it must not wait for ever. */
const INTERNAL_TRIES = 5;
/** However long a server asks to wait, a person is not kept longer. */
const LONGEST_REST_MS = 60_000;

/** What a refusal means for a message. */
const verdicts: Readonly<Record<ErrorCode, 'refused' | 'later' | 'broken'>> = {
  invalid: 'refused',
  forbidden: 'refused',
  not_found: 'refused',
  conflict: 'refused',
  too_large: 'refused',
  rate_limited: 'later',
  unavailable: 'later',
  internal: 'broken',
  // The server is about to say why and to close the line; whoever comes back may go on.
  unauthenticated: 'later',
};

interface Lane {
  busy: boolean;
  cancelRest: (() => void) | undefined;
}

interface LanesOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly batch: Batch;
  readonly connection: ConnectionKeeper;
  /** What is to be sent next in a room, if it is this tab's to send. */
  readonly next: (room: RoomId) => Item | undefined;
  /** False once a message is gone or began a new life: then the answer to its send counts no more. */
  readonly isCurrent: (item: Item) => boolean;
  readonly sent: (item: Item, sent: Sent) => void;
  readonly refused: (item: Item, error: CommandError) => void;
}

/** Each room's way out: one message under way at a time, again and again until it has an answer, keeps their order. */
export class OutboxLanes {
  readonly #options: LanesOptions;
  readonly #lanes = new Map<RoomId, Lane>();

  constructor(options: LanesOptions) {
    this.#options = options;
  }

  /** Sends what is next in a room, unless one is under way or has to rest. */
  pump(room: RoomId): void {
    const lane = this.#lane(room);
    if (lane.busy || lane.cancelRest !== undefined || !this.#options.connection.synced) return;
    const next = this.#options.next(room);
    if (next !== undefined) void this.#deliver(next, lane);
  }

  /** Ends the rests, and pumps. */
  resume(rooms: Iterable<RoomId>): void {
    for (const room of rooms) {
      const lane = this.#lane(room);
      lane.cancelRest?.();
      lane.cancelRest = undefined;
      this.pump(room);
    }
  }

  async #deliver(item: Item, lane: Lane): Promise<void> {
    const { id, room, text, files } = item.message;
    const sent = files?.map(({ id: file, alt }) => ({ id: file, ...(alt !== undefined && { alt }) }));
    lane.busy = true;
    const outcome = await this.#options.connection.ask('message:send', {
      room,
      id,
      text,
      ...(sent && { files: sent }),
    });
    lane.busy = false;
    this.#options.batch.run(() => this.#settle(item, outcome));
    this.pump(room);
  }

  #settle(item: Item, outcome: Outcome<Sent>): void {
    if (!this.#options.isCurrent(item)) return;
    item.tries += 1;
    if (isLost(outcome)) this.#rest(item.message.room, backoffMs(item.tries, this.#options.random));
    else if (outcome.ok) this.#options.sent(item, outcome.data);
    else this.#refused(item, outcome);
  }

  #refused(item: Item, { error }: Extract<Ack<Sent>, { ok: false }>): void {
    const verdict = verdicts[error.code];
    if (verdict === 'refused' || (verdict === 'broken' && item.tries >= INTERNAL_TRIES))
      this.#options.refused(item, error);
    else {
      const rest = error.retryAfterMs ?? backoffMs(item.tries, this.#options.random);
      this.#rest(item.message.room, Math.min(rest, LONGEST_REST_MS));
    }
  }

  #rest(room: RoomId, ms: number): void {
    const lane = this.#lane(room);
    lane.cancelRest = this.#options.clock.after(ms, () => {
      lane.cancelRest = undefined;
      this.pump(room);
    });
  }

  #lane(room: RoomId): Lane {
    const known = this.#lanes.get(room);
    if (known !== undefined) return known;
    const lane = { busy: false, cancelRest: undefined };
    this.#lanes.set(room, lane);
    return lane;
  }
}
