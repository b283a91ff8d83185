import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '@parley/core';
import { SchemaTooNew } from '../sqlite-errors.ts';
import type { CallTable, Failure, Question, Reply, WorkerSetup } from './calls.ts';

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** The main thread's end of a worker. A worker that died is replaced at the next call. */
export class DatabaseThread<C extends CallTable<C>> {
  readonly #entry: URL;
  readonly #setup: WorkerSetup;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #asked = 0;
  #closed = false;

  constructor(entry: URL, setup: WorkerSetup) {
    this.#entry = entry;
    this.#setup = setup;
  }

  /** How many calls wait for their answer. */
  get load(): number {
    return this.#waiting.size;
  }

  async call<K extends keyof C>(call: K, input: C[K]['input']): Promise<C[K]['answer']> {
    if (this.#closed) throw new StoreUnavailable('the database is closed');
    return this.#ask(call, input);
  }

  /** Resolves when what was asked before is done and the worker is gone. */
  async close(ask: keyof C): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const worker = this.#worker;
    if (!worker) return;
    // A worker that dies now is closed too.
    await this.#ask(ask, null).catch(() => undefined);
    await worker.terminate();
  }

  #ask<K extends keyof C>(call: K, input: C[K]['input']): Promise<C[K]['answer']> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      const question: Question = { id: ++this.#asked, call, input };
      worker.postMessage(question);
      this.#waiting.set(question.id, { resolve, reject });
    });
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, {
      workerData: this.#setup,
      name: `database-${this.#setup.role}`,
      // While thousands arrive its heap would grow by what each read throws away.
      ...(this.#setup.role === 'reader' && { resourceLimits: { maxYoungGenerationSizeMb: 6 } }),
    });
    let crash: unknown;
    worker.on('message', (reply: Reply) => this.#settle(reply));
    worker.on('error', (error) => {
      crash = error;
    });
    worker.on('exit', () => {
      this.#worker = undefined;
      const error = new StoreUnavailable('the database thread stopped', { cause: crash });
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
    });
    return worker;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.answer);
    else waiting?.reject(errorOf(reply.failure));
  }
}

function errorOf({ kind, message }: Failure): Error {
  switch (kind) {
    case 'unavailable':
      return new StoreUnavailable(message, { nothingStored: true });
    case 'doubtful':
      return new StoreUnavailable(message);
    case 'too_new':
      return new SchemaTooNew(message);
    case 'bug':
      return new Error(`the database thread failed: ${message}`);
  }
}
