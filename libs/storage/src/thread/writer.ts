import type { DatabaseSync } from 'node:sqlite';
import type { Commit, Write } from '@parley/core';
import type { Epoch } from '@parley/events';
import { migrate } from '../migrate.ts';
import { SqliteConnection } from '../sqlite-connection.ts';
import { spoilsConnection } from '../sqlite-errors.ts';
import { type Slot, statement } from '../statement.ts';
import { applyWrites } from '../write/commit.ts';
import type { Handlers, WorkerSetup, WriterCalls } from './calls.ts';
import { claim } from './claim.ts';

/** More than a page, so that it needs room on the disk as a message does. */
const PROBE_SIZE = 8_192;

const insertProbe = statement((db, slot: Slot<{ filler: string }>) =>
  db.insertInto('probe').values({ filler: slot('filler') }),
);

const deleteProbe = statement((db) => db.deleteFrom('probe'));

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

  async check(): Promise<null> {
    return this.#use(({ connection }) =>
      connection.transaction('immediate', async () => {
        await connection.run(insertProbe, { filler: 'x'.repeat(PROBE_SIZE) });
        await connection.run(deleteProbe, {});
        return null;
      }),
    );
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
        foreign_keys: 'on',
        // A deleted text is overwritten, not only unlinked.
        secure_delete: 'on',
        ...pragmas,
      },
    });
    try {
      return { connection, epoch: await migrate(connection, seed) };
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
