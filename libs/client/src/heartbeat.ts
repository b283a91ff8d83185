import type { Clock, Reply } from '@parley/events';
import { isLost, type ConnectionKeeper } from './connection.ts';
import type { ServerTime } from './server-clock.ts';

const INTERVAL_MS = 45_000;
/** A beat comes up to this part of the interval earlier or later, so that not all clients beat together. */
const JITTER = 0.2;
/** When a page wakes up, an answer must come soon, or the line is dead. */
const WAKE_TIMEOUT_MS = 4_000;

interface HeartbeatOptions {
  readonly connection: ConnectionKeeper;
  readonly clock: Clock;
  readonly random: () => number;
  readonly serverTime: ServerTime;
  readonly heads: (reply: Reply<'session:heads'>) => void;
}

/**
 * Asks for the newest rev of every room now and then. That heals a lost last frame, which leaves no gap behind it
 * (SPEC D4), finds a line that only looks open, or is open for nobody, and measures the server's clock.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #cancel = () => {};
  #beating = false;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    const { clock, random } = this.#options;
    const spread = 1 + JITTER * (2 * random() - 1);
    this.#cancel = clock.after(INTERVAL_MS * spread, () => void this.beat());
  }

  stop(): void {
    this.#cancel();
  }

  /** Beats at once, because the page was asleep. */
  wake(): Promise<void> {
    return this.beat(WAKE_TIMEOUT_MS);
  }

  async beat(timeoutMs?: number): Promise<void> {
    const { connection, clock, serverTime, heads } = this.#options;
    if (this.#beating || !connection.synced) return;
    this.#beating = true;
    const sentAt = clock.monotonic();
    const outcome = await connection.ask('session:heads', {}, timeoutMs);
    this.#beating = false;
    if (isLost(outcome)) {
      if (outcome.lost === 'silent') connection.drop('silent');
      return;
    }
    if (outcome.ok) {
      serverTime.answered(sentAt, outcome.data.time);
      if (connection.synced) heads(outcome.data);
    }
    // A line that outlived its session: the next handshake tells what became of it.
    else if (outcome.error.code === 'unauthenticated') connection.drop('refused');
    if (connection.synced) this.start();
  }
}
