import type { DatabaseSync } from 'node:sqlite';
import type { Commit, Write } from '@parley/core';
import type { Epoch } from '@parley/events';
import { migrate } from '../migrate.ts';
import { indexNext, mergeParts } from '../search/index-messages.ts';
import { SqliteConnection } from '../sqlite-connection.ts';
import { spoilsConnection } from '../sqlite-errors.ts';
import { type Slot, statement } from '../statement.ts';
import { applyWrites } from '../write/commit.ts';
import type { Handlers, WorkerSetup, WriterCalls } from './calls.ts';
import { claim } from './claim.ts';

/** More than a page, so that it needs room on the disk as a message does. */
const PROBE_SIZE = 8_192;

/** As many as delay a commit that comes meanwhile by some 10 ms. */
const INDEXED_AT_ONCE = 250;

const insertProbe = statement((db, slot: Slot<{ filler: string }>) =>
  db.insertInto('probe').values({ filler: slot('filler') }),
);

const deleteProbe = statement((db) => db.deleteFrom('probe'));

/** Takes some 10 ms, too. */
const PAGES_AT_ONCE = 24;

interface Opened {
  readonly connection: SqliteConnection;
  readonly epoch: Epoch;
}

/** The one connection that writes. It comes back by itself after an error whose cause is gone. */
export class Writer implements Handlers<WriterCalls> {
  readonly #setup: WorkerSetup;
  #claim: DatabaseSync | undefined;
  #opened: Opened | undefined;

  constructor(setup: WorkerSetup) {
    this.#setup = setup;
  }

  async open(): Promise<Epoch> {
    return this.#use(async ({ epoch }) => epoch);
  }

  async commit(writes: readonly Write[]): Promise<Commit> {
    return this.#use(({ connection }) =>
      connection.transaction('immediate', () => applyWrites(connection, writes)),
    );
  }

  /** Puts some of the messages that search has not indexed yet into its index; true if there may be more. */
  async index(): Promise<boolean> {
    if (!this.#opened) return false;
    const indexed = await this.#use(({ connection }) =>
      connection.transaction('immediate', () => indexNext(connection, INDEXED_AT_ONCE)),
    );
    return indexed === INDEXED_AT_ONCE;
  }

  /** Puts parts of the index of search together, so that fewer are looked into; true if there may be more to do. */
  async tidy(): Promise<boolean> {
    if (!this.#opened) return false;
    return this.#use(({ connection }) =>
      connection.transaction('immediate', () => mergeParts(connection, PAGES_AT_ONCE)),
    );
  }

  async check(): Promise<null> {
    return this.#use(({ connection }) =>
      connection.transaction('immediate', async () => {
        await connection.run(insertProbe, { filler: 'x'.repeat(PROBE_SIZE) });
        await connection.run(deleteProbe, {});
        return null;
      }),
    );
  }

  async forget(): Promise<null> {
    return this.#use(async ({ connection }) => {
      connection.foldLog();
      return null;
    });
  }

  async close(): Promise<null> {
    this.#disconnect();
    this.#claim?.close();
    this.#claim = undefined;
    return null;
  }

  async #use<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
    try {
      this.#opened ??= await this.#connect();
      return await work(this.#opened);
    } catch (error) {
      if (spoilsConnection(error)) this.#disconnect();
      throw error;
    }
  }

  async #connect(): Promise<Opened> {
    const { file, busyTimeoutMs, pragmas, seed } = this.#setup;
    this.#claim ??= claim(file);
    const connection = new SqliteConnection({
      file,
      readOnly: false,
      pragmas: {
        busy_timeout: busyTimeoutMs,
        journal_mode: 'wal',
        synchronous: 'full',
        // Not while a migration makes a table anew that others refer to.
        foreign_keys: 'off',
        // A deleted text is overwritten, not only unlinked.
        secure_delete: 'on',
        ...pragmas,
      },
    });
    try {
      const epoch = await migrate(connection, seed);
      connection.set('foreign_keys', 'on');
      return { connection, epoch };
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  #disconnect(): void {
    this.#opened?.connection.close();
    this.#opened = undefined;
  }
}
