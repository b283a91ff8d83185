import type { Clock, CommandName, EndReason, Request, Reply, Ack, ServerEventData } from '@parley/events';
import { PROTOCOL_VERSION } from '@parley/events/protocol';
import { backoffMs } from './backoff.ts';
import { createStore, type Batch, type Store } from './store.ts';
import type { CloseReason, Link, ServerFrame, Transport } from './transport.ts';
import type { Connection, FinalReason, LossReason, Readable } from './types.ts';

/** No answer came: the line was lost, or stayed silent for too long. Whether the command took effect is unknown. */
export interface Lost {
  readonly lost: 'disconnected' | 'silent';
}

export type Outcome<T> = Ack<T> | Lost;

export const isLost = <T>(outcome: Outcome<T>): outcome is Lost => 'lost' in outcome;

const ANSWER_TIMEOUT_MS = 8_000;
/** From the first packet to `session:welcomed`. */
const WELCOME_TIMEOUT_MS = 15_000;

export interface ConnectionEvents {
  readonly welcomed: (welcome: ServerEventData<'session:welcomed'>) => void;
  /** Everything else the server says, between welcomed and lost. */
  readonly event: (frame: ServerFrame) => void;
  readonly lost: () => void;
}

interface ConnectionOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  readonly batch: Batch;
  readonly events: ConnectionEvents;
}

/** Keeps one link to the server alive, from `start` until it ends for good. The only place that opens and closes links. */
export class ConnectionKeeper {
  readonly #options: ConnectionOptions;
  readonly #state: Store<Connection>;
  readonly #unanswered = new Set<() => void>();
  #link: Link | undefined;
  #welcomed = false;
  #attempt = 0;
  #cancelTimer = () => {};

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#state = createStore<Connection>(options.batch, { status: 'offline' });
  }

  get state(): Readable<Connection> {
    return this.#state;
  }

  get synced(): boolean {
    const state = this.#state.get();
    return state.status === 'connected' && state.synced;
  }

  start(): void {
    if (this.#state.get().status !== 'offline') return;
    this.#state.set({ status: 'connecting' });
    this.#open();
  }

  /** Tells that everything missed has been applied (true), or is being asked for (false). */
  setSynced(synced: boolean): void {
    const state = this.#state.get();
    if (state.status !== 'connected' || state.synced === synced) return;
    // Only now: a server that accepts and then fails must not be asked without pause.
    if (synced) this.#attempt = 0;
    this.#state.set({ status: 'connected', synced });
  }

  retryNow(): void {
    const state = this.#state.get();
    if (state.status === 'reconnecting' && state.retryAt !== undefined) this.#retry(state.reason);
  }

  /** Gives the present link up and reconnects, after `atLeastMs` if the server asked for a pause. */
  drop(reason: LossReason, atLeastMs = 0): void {
    if (this.#link === undefined) return;
    const { clock, random } = this.#options;
    this.#attempt += 1;
    const delay = Math.max(backoffMs(this.#attempt, random), atLeastMs);
    const retryAt = clock.now() + delay;
    this.#leave({ status: 'reconnecting', attempt: this.#attempt, retryAt, reason });
    this.#cancelTimer = clock.after(delay, () => this.#retry(reason));
  }

  /** Ends for good. */
  end(reason: FinalReason): void {
    if (this.#state.get().status === 'disconnected') return;
    this.#leave({ status: 'disconnected', reason });
  }

  /** Sends once over the present link. Always resolves, at the latest after `timeoutMs`. */
  ask<N extends CommandName>(
    command: N,
    data: Request<N>,
    timeoutMs = ANSWER_TIMEOUT_MS,
  ): Promise<Outcome<Reply<N>>> {
    const link = this.#link;
    if (link === undefined || !this.#welcomed) return Promise.resolve({ lost: 'disconnected' });
    return new Promise((resolve) => {
      const settle = (outcome: Outcome<Reply<N>>) => {
        cancelTimeout();
        this.#unanswered.delete(abandon);
        resolve(outcome);
      };
      const abandon = () => settle({ lost: 'disconnected' });
      const cancelTimeout = this.#options.clock.after(timeoutMs, () => settle({ lost: 'silent' }));
      this.#unanswered.add(abandon);
      link.send(command, data, settle);
    });
  }

  #open(): void {
    const { transport, clock, batch } = this.#options;
    const link: Link = transport.connect({
      event: (frame) => {
        if (link === this.#link) batch.run(() => this.#receive(frame));
      },
      closed: (reason) => {
        if (link === this.#link) this.#closed(reason);
      },
    });
    this.#link = link;
    this.#cancelTimer = clock.after(WELCOME_TIMEOUT_MS, () => this.drop('silent'));
  }

  #retry(reason: LossReason): void {
    this.#cancelTimer();
    this.#state.set({ status: 'reconnecting', attempt: this.#attempt, retryAt: undefined, reason });
    this.#open();
  }

  #receive(frame: ServerFrame): void {
    if (frame.event === 'session:ended') this.#ended(frame.data.reason);
    else if (frame.event === 'session:welcomed') this.#welcome(frame.data);
    else if (this.#welcomed) this.#options.events.event(frame);
  }

  /** A renewed session goes on under the cookie that the browser has by now. */
  #ended(reason: EndReason): void {
    if (reason === 'renewed') this.drop(reason);
    else this.end(reason);
  }

  #welcome(welcome: ServerEventData<'session:welcomed'>): void {
    if (welcome.protocol !== PROTOCOL_VERSION) {
      this.end('incompatible');
      return;
    }
    this.#cancelTimer();
    this.#welcomed = true;
    this.#state.set({ status: 'connected', synced: false });
    this.#options.events.welcomed(welcome);
  }

  #closed(reason: CloseReason): void {
    if (reason === 'unauthenticated') this.end('signed_out');
    else this.drop(reason);
  }

  /** Lets the present link go and tells all who wait on it, once the new state stands. */
  #leave(next: Connection): void {
    const link = this.#link;
    const wasWelcomed = this.#welcomed;
    this.#link = undefined;
    this.#welcomed = false;
    this.#cancelTimer();
    link?.close();
    this.#options.batch.run(() => {
      this.#state.set(next);
      for (const abandon of [...this.#unanswered]) abandon();
      if (wasWelcomed) this.#options.events.lost();
    });
  }
}
