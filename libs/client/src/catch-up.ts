import type { Catchup, Change, Clock, Reply, RoomId, User } from '@parley/events';
import { backoffMs } from './backoff.ts';
import { isLost, type Outcome } from './connection.ts';

/** Rooms caught up at the same time. */
const AT_ONCE = 4;

type Changes = Extract<Catchup, { kind: 'changes' }>;
type Reset = Extract<Catchup, { kind: 'reset' }>;

/** Everything that happened in a room since its cursor, as one. */
export interface Caught {
  readonly to: number;
  readonly changes: readonly Change[];
  readonly users: readonly User[];
}

interface CatchUpOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly ask: (room: RoomId, since: number) => Promise<Outcome<Reply<'room:catchup'>>>;
  readonly caught: (room: RoomId, caught: Caught) => void;
  readonly reset: (room: RoomId, reset: Reset) => void;
  /** The room is not mine to read any more. */
  readonly denied: (room: RoomId) => void;
  /** The server does not answer. */
  readonly gaveUp: () => void;
}

interface Job {
  readonly room: RoomId;
  readonly changes: Change[];
  readonly users: User[];
  since: number;
  tries: number;
}

/**
 * Fetches what rooms missed, a few at a time. All pages of a room are collected first: each page is a part of the state
 * in order of rev, and only together they are a state that was (an edited message comes after later ones).
 */
export class CatchUp {
  readonly #options: CatchUpOptions;
  #waiting: Job[] = [];
  #running = new Set<Job>();

  constructor(options: CatchUpOptions) {
    this.#options = options;
  }

  /** Catches `room` up from its cursor, or from where the sync's first page ended. */
  start(room: RoomId, cursor: number, begun?: Changes): void {
    this.#waiting.push({
      room,
      since: begun?.to ?? cursor,
      changes: [...(begun?.changes ?? [])],
      users: [...(begun?.users ?? [])],
      tries: 0,
    });
    this.#next();
  }

  /** Forgets all that is under way; answers still to come are ignored. */
  stop(): void {
    this.#waiting = [];
    this.#running = new Set();
  }

  /** Forgets what is under way for one room. */
  forget(room: RoomId): void {
    this.#waiting = this.#waiting.filter((job) => job.room !== room);
    for (const job of this.#running) if (job.room === room) this.#running.delete(job);
    this.#next();
  }

  #next(): void {
    while (this.#running.size < AT_ONCE) {
      const job = this.#waiting.shift();
      if (job === undefined) return;
      this.#running.add(job);
      void this.#fetch(job);
    }
  }

  async #fetch(job: Job): Promise<void> {
    const outcome = await this.#options.ask(job.room, job.since);
    if (!this.#running.has(job)) return;
    if (isLost(outcome)) {
      if (outcome.lost === 'silent') this.#options.gaveUp();
      return;
    }
    if (outcome.ok) this.#take(job, outcome.data);
    else if (outcome.error.code === 'forbidden' || outcome.error.code === 'not_found') {
      this.#done(job);
      this.#options.denied(job.room);
    } else this.#again(job, outcome.error.retryAfterMs);
  }

  #again(job: Job, afterMs?: number): void {
    job.tries += 1;
    this.#options.clock.after(afterMs ?? backoffMs(job.tries, this.#options.random), () => {
      if (this.#running.has(job)) void this.#fetch(job);
    });
  }

  #take(job: Job, page: Catchup): void {
    if (page.kind === 'reset') {
      this.#done(job);
      this.#options.reset(job.room, page);
    } else if (page.more && page.to <= job.since) {
      // A page that leads nowhere must not be asked for without pause.
      this.#again(job);
    } else {
      job.since = page.to;
      job.changes.push(...page.changes);
      job.users.push(...page.users);
      if (page.more) void this.#fetch(job);
      else {
        this.#done(job);
        this.#options.caught(job.room, { to: page.to, changes: job.changes, users: job.users });
      }
    }
  }

  #done(job: Job): void {
    this.#running.delete(job);
    this.#next();
  }
}
