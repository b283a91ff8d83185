import type { Core, Probe } from '@parley/core';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Buckets of durations in seconds: what is kept in memory takes microseconds, a disk that fails takes seconds. */
const SECONDS = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/**
 * What Prometheus asks for. What happens for every socket is counted in plain numbers, which are handed over when somebody
 * asks; the rest goes to prom-client at once.
 */
export class Metrics implements Probe {
  readonly #registry = new Registry();
  readonly #commands: Counter<'command' | 'code'>;
  readonly #commandSeconds: Histogram<'command'>;
  readonly #commitSeconds: Histogram;
  readonly #commitWrites: Histogram;
  readonly #reads: Counter<'query'>;
  readonly #readSeconds: Histogram<'query'>;
  #failures = 0;
  #deliveries = 0;
  #drops = 0;
  #resyncs = 0;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#commands = new Counter({
      name: 'parley_commands_total',
      help: 'Commands that were answered, by command and code of the answer (ok or an error code)',
      labelNames: ['command', 'code'],
      registers,
    });
    this.#commandSeconds = new Histogram({
      name: 'parley_command_seconds',
      help: 'Time from a command to its answer',
      labelNames: ['command'],
      buckets: SECONDS,
      registers,
    });
    this.#commitSeconds = new Histogram({
      name: 'parley_commit_seconds',
      help: 'Time of a commit, until the disk has it',
      buckets: SECONDS,
      registers,
    });
    this.#commitWrites = new Histogram({
      name: 'parley_commit_writes',
      help: 'Writes of one commit',
      buckets: SIZES,
      registers,
    });
    this.#reads = new Counter({
      name: 'parley_store_reads_total',
      help: 'Queries that the database was asked',
      labelNames: ['query'],
      registers,
    });
    this.#readSeconds = new Histogram({
      name: 'parley_store_read_seconds',
      help: 'Time of a query, with its wait for others',
      labelNames: ['query'],
      buckets: SECONDS,
      registers,
    });
    this.#count('parley_commit_failures_total', 'Commits that failed', () => this.#failures);
    this.#count('parley_deliveries_total', 'Frames that were given to sockets', () => this.#deliveries);
    this.#count(
      'parley_volatile_dropped_total',
      'Volatile frames that slow sockets went without',
      () => this.#drops,
    );
    this.#count('parley_resyncs_total', 'Sockets that had read too slowly', () => this.#resyncs);
  }

  /** The depths of what core holds. */
  watch(core: Core): void {
    this.#measure('parley_connections', 'Sockets that are attached', () => core.connections());
    this.#measure('parley_journal_queued', 'Writes that wait for a commit', () => core.queued());
  }

  /** Everything, in the text format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  answered(...[command, code, ms]: Parameters<Probe['answered']>): void {
    this.#commands.inc({ command, code });
    this.#commandSeconds.observe({ command }, ms / 1_000);
  }

  committed(writes: number, ms: number): void {
    this.#commitWrites.observe(writes);
    this.#commitSeconds.observe(ms / 1_000);
  }

  failed(): void {
    this.#failures += 1;
  }

  delivered(): void {
    this.#deliveries += 1;
  }

  dropped(): void {
    this.#drops += 1;
  }

  resynced(): void {
    this.#resyncs += 1;
  }

  /** A query was answered, or failed. */
  read(query: string, ms: number): void {
    this.#reads.inc({ query });
    this.#readSeconds.observe({ query }, ms / 1_000);
  }

  #count(name: string, help: string, now: () => number): void {
    new Counter({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.reset();
        this.inc(now());
      },
    });
  }

  #measure(name: string, help: string, now: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(now());
      },
    });
  }
}
