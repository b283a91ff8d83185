import { type Clock, type Failure, failure } from '@parley/events';
import {
  type Commit,
  type Log,
  type Probe,
  type Store,
  StoreUnavailable,
  type Write,
  type WriteKind,
  type WriteResult,
} from './ports.ts';

export interface JournalEvents {
  /** A commit is durable; runs before its writers are answered. */
  readonly committed: (commit: Commit) => void;
  /**
   * A commit failed in a way that leaves its outcome unknown: what is held in memory must be read anew. Runs at the
   * first of several that fail so, and again before the next commit that succeeds is told: only then it is sure what the
   * database kept. (Not at each: it costs everybody a sync, and senders try again all the time.)
   */
  readonly doubtful: () => Promise<void>;
}

export interface JournalLimits {
  /** Writes that may wait; above it a new one is answered `unavailable`. */
  readonly queued: number;
  /** Writes of one commit. */
  readonly batch: number;
  /**
   * While at least `writes` are expected within `withinMs` (by how fast they came lately), the next commit waits for them,
   * at most until `withinMs` after the last one's start. A commit costs much the same whether it holds one write or ten:
   * under steady load this saves most of them, and at fewer writes a second nobody waits. Undefined: never.
   */
  readonly gather?: { readonly writes: number; readonly withinMs: number } | undefined;
}

const STANDARD: JournalLimits = { queued: 10_000, batch: 1_000 };

/** How much of the rate that is remembered a new measurement replaces. */
const FRESHNESS = 0.2;

export interface JournalPorts {
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
  readonly probe: Probe;
}

/** Writes after which somebody may hear no more. */
const parting: ReadonlySet<WriteKind> = new Set([
  'part',
  'ban',
  'register',
  'openSession',
  'setPassword',
  'endSession',
  'endSessions',
  'revokeToken',
  'removeUser',
]);

interface Waiting {
  readonly write: Write;
  readonly resolve: (result: WriteResult | Failure) => void;
}

/**
 * Group commit. The first write starts a commit at once; what arrives while it runs forms the next one, which under
 * steady load waits a moment for more: no added delay when quiet, large batches under load. Whoever gets an answer finds everything in memory
 * up to date.
 */
export class Journal {
  readonly #ports: JournalPorts;
  readonly #events: JournalEvents;
  readonly #limits: JournalLimits;
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  /** The commit under way. */
  #committing: Promise<void> | undefined;
  /** The same, if it ends a membership or a session. */
  #parting: Promise<void> | undefined;
  #closed = false;
  #inDoubt = false;
  /** When the last commit started, on the clock that never goes back. */
  #startedAt = Number.NEGATIVE_INFINITY;
  /** Writes a millisecond, as they came lately. */
  #rate = 0;
  /** Ends the wait for more writes; set while one waits. */
  #enough: (() => void) | undefined;

  constructor(ports: JournalPorts, events: JournalEvents, limits: Partial<JournalLimits> = {}) {
    this.#ports = ports;
    this.#events = events;
    this.#limits = { ...STANDARD, ...limits };
  }

  /** Resolves after the write is durable, or was refused by the store; `unavailable` promises nothing either way: retry it. */
  async submit<K extends WriteKind>(write: Write & { readonly kind: K }): Promise<WriteResult<K> | Failure> {
    if (this.#closed) return failure('unavailable', 'The server is stopping.', { retryAfterMs: 1_000 });
    if (this.#queue.length >= this.#limits.queued)
      return failure('unavailable', 'The server has too much to write.', { retryAfterMs: 1_000 });
    const result = await new Promise<WriteResult<WriteKind> | Failure>((resolve) => {
      this.#queue.push({ write, resolve });
      if (this.#queue.length >= (this.#limits.gather?.writes ?? 0)) this.#enough?.();
      this.#running ??= this.#run();
    });
    // The store answers each write with the answer of its own kind, which a union over kinds can't express.
    return result as WriteResult<K> | Failure;
  }

  /**
   * Resolves when no commit is under way that ends a membership or a session. The database may show such a commit a moment before
   * anybody is told of it: whoever reads asks for this before deciding who may have the answer (SPEC D7). Answers whether one was
   * under way: then what was read before may tell of what is over.
   */
  async partingsTold(): Promise<boolean> {
    const parting = this.#parting;
    await parting;
    return parting !== undefined;
  }

  /** Resolves when the commit that is under way now, if one is, has been told or has failed. */
  async told(): Promise<void> {
    await this.#committing;
  }

  /** How many writes wait for a commit. */
  get queued(): number {
    return this.#queue.length;
  }

  /** Takes no more writes and resolves when the last one is answered. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#enough?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const gathering = this.#gather();
      if (gathering) await gathering;
      const batch = this.#queue.splice(0, this.#limits.batch);
      this.#started(batch.length);
      const committing = this.#commit(batch);
      if (batch.some(({ write }) => parting.has(write.kind))) this.#parting = committing;
      this.#committing = committing;
      await committing;
      this.#committing = undefined;
      this.#parting = undefined;
    }
    this.#running = undefined;
  }

  /** Resolves when enough writes wait for the next commit; undefined if it need not wait. */
  #gather(): Promise<void> | undefined {
    const { gather } = this.#limits;
    if (!gather || this.#closed || this.#queue.length >= gather.writes) return undefined;
    if (this.#rate * gather.withinMs < gather.writes) return undefined;
    const wait = this.#startedAt + gather.withinMs - this.#ports.clock.monotonic();
    if (wait <= 0) return undefined;
    return new Promise((resolve) => {
      const enough = () => {
        cancel();
        this.#enough = undefined;
        resolve();
      };
      const cancel = this.#ports.clock.after(wait, enough);
      this.#enough = enough;
    });
  }

  #started(writes: number): void {
    const now = this.#ports.clock.monotonic();
    // Two starts in one millisecond tell no rate.
    const measured = writes / Math.max(now - this.#startedAt, 1);
    this.#rate += FRESHNESS * (measured - this.#rate);
    this.#startedAt = now;
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    const { store, clock, probe } = this.#ports;
    const writes = batch.map(({ write }) => write);
    const start = clock.monotonic();
    let commit: Commit;
    try {
      commit = await store.commit(writes);
    } catch (error) {
      probe.failed();
      return this.#failed(batch, error);
    }
    probe.committed(writes.length, clock.monotonic() - start);
    // Told by a memory that may be older than the database it could reach who is out: then it is in doubt itself.
    if (this.#inDoubt && !(await this.#reconciled())) return refuse(batch);
    this.#inDoubt = false;
    this.#events.committed(commit);
    batch.forEach(({ resolve }, at) => {
      resolve(commit.results[at] ?? failure('internal', 'The write was not answered.'));
    });
  }

  async #failed(batch: readonly Waiting[], error: unknown): Promise<void> {
    if (error instanceof StoreUnavailable) {
      this.#ports.log.error({ error: error.message, writes: batch.length }, 'commit failed');
      refuse(batch);
      if (error.nothingStored || this.#inDoubt) return;
      this.#inDoubt = true;
      await this.#reconciled();
      return;
    }
    // A bug in one write must not fail the others of its batch: each gets a commit of its own.
    if (batch.length > 1) {
      for (const one of batch) await this.#commit([one]);
      return;
    }
    this.#ports.log.error({ error: String(error), kind: batch[0]?.write.kind }, 'write failed');
    batch[0]?.resolve(failure('internal', 'Something went wrong on the server.'));
  }

  async #reconciled(): Promise<boolean> {
    try {
      await this.#events.doubtful();
      return true;
    } catch (error) {
      this.#ports.log.warn({ error: String(error) }, 'what is in memory could not be read anew yet');
      return false;
    }
  }
}

/** Promises nothing either way. */
function refuse(batch: readonly Waiting[]): void {
  const answer = failure('unavailable', 'The server cannot store anything right now.', {
    retryAfterMs: 2_000,
  });
  for (const { resolve } of batch) resolve(answer);
}
