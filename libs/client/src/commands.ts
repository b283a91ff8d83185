import type { Ack, Clock, CommandName, Reply, Request } from '@parley/events';
import { isLost, type ConnectionKeeper } from './connection.ts';
import { refusal } from './refusal.ts';

/** How long a command waits for a connection and is repeated. */
const PATIENCE_MS = 20_000;

const ended = refusal('unauthenticated', 'The connection has ended.');
const unreachable = refusal('unavailable', 'The server cannot be reached just now.');

/**
 * Commands that somebody waits for. Each is sent once everything missed has been applied, so that its answer never
 * meets an older state, and repeated with the same data when the answer was lost: what writes carries an `op`, and takes
 * effect once (SPEC D2).
 */
export class Commands {
  readonly #connection: ConnectionKeeper;
  readonly #clock: Clock;

  constructor(connection: ConnectionKeeper, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  async run<N extends CommandName>(command: N, data: Request<N>): Promise<Ack<Reply<N>>> {
    const deadline = this.#clock.monotonic() + PATIENCE_MS;
    for (;;) {
      const left = deadline - this.#clock.monotonic();
      if (left <= 0 || !(await this.#synced(left))) return this.#isOver() ? ended : unreachable;
      const outcome = await this.#connection.ask(command, data);
      if (!isLost(outcome)) return outcome;
    }
  }

  #isOver(): boolean {
    return this.#connection.state.get().status === 'disconnected';
  }

  /** Resolves with true once synced, with false after `ms` or when it never will be. */
  #synced(ms: number): Promise<boolean> {
    const { state } = this.#connection;
    if (this.#connection.synced || this.#isOver()) return Promise.resolve(this.#connection.synced);
    return new Promise((resolve) => {
      const settle = () => {
        cancelTimeout();
        unsubscribe();
        resolve(this.#connection.synced);
      };
      const cancelTimeout = this.#clock.after(ms, settle);
      const unsubscribe = state.subscribe(() => {
        if (this.#connection.synced || this.#isOver()) settle();
      });
    });
  }
}
