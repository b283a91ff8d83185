import { DatabaseSync, type StatementSync } from 'node:sqlite';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Migration } from './migrations/migration.ts';
import type { Schema } from './schema.ts';
import { DoubtfulCommit, spoilsConnection } from './sqlite-errors.ts';
import { type Compiled, compile, constant, type Queries, type Statement, type Values } from './statement.ts';

interface Prepared {
  readonly bind: Compiled['bind'];
  readonly statement: StatementSync;
}

export interface SqliteOptions {
  readonly file: string;
  readonly readOnly: boolean;
  readonly pragmas: Readonly<Record<string, string | number>>;
}

/** Only compiles: this connection runs the queries itself, so that the hot ones are prepared once. */
export const builder = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/**
 * One connection to a SQLite file. Its calls are done when they return; they are promises because other databases' are.
 * One task at a time may use it: transactions of two would mix.
 */
export class SqliteConnection implements Queries {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<object, Prepared>();

  constructor({ file, readOnly, pragmas }: SqliteOptions) {
    this.#db = new DatabaseSync(file, { readOnly });
    try {
      for (const [name, value] of Object.entries(pragmas)) this.set(name, value);
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** Sets a pragma. */
  set(name: string, value: string | number): void {
    this.#db.exec(`pragma ${name} = ${value}`);
  }

  /** Brings everything from the log into the database, and empties the log; as much of it as no other connection reads. */
  foldLog(): void {
    this.#db.exec('pragma wal_checkpoint(truncate)');
  }

  async all<P extends Values, R>(query: Statement<P, R>, values: P): Promise<readonly R[]> {
    const { statement, bind } = this.#prepare(query);
    // The types of rows are a promise of the schema: the driver can't know them.
    return statement.all(...bind(values)) as R[];
  }

  async one<P extends Values, R>(query: Statement<P, R>, values: P): Promise<R | undefined> {
    const { statement, bind } = this.#prepare(query);
    return statement.get(...bind(values)) as R | undefined;
  }

  async run<P extends Values>(query: Statement<P, unknown>, values: P): Promise<number> {
    const { statement, bind } = this.#prepare(query);
    return Number(statement.run(...bind(values)).changes);
  }

  async ask<R>(build: (db: Kysely<Schema>) => Compilable<R>): Promise<readonly R[]> {
    const { sql, parameters } = build(builder).compile();
    return this.#db.prepare(sql).all(...parameters.map(constant)) as R[];
  }

  /** Runs statements that change the schema. */
  async build(migration: Migration): Promise<void> {
    for (const change of migration(builder)) await this.ask(() => change);
  }

  /** All or nothing; what `work` reads is of one moment. Rejects with DoubtfulCommit if it is not known which of both. */
  async transaction<T>(mode: 'immediate' | 'deferred', work: () => Promise<T>): Promise<T> {
    this.#db.exec(`begin ${mode}`);
    try {
      const answer = await work();
      this.#commit();
      return answer;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }

  #commit(): void {
    try {
      this.#db.exec('commit');
    } catch (error) {
      throw spoilsConnection(error) ? new DoubtfulCommit(error) : error;
    }
  }

  #rollback(): void {
    // After some errors SQLite has rolled back by itself.
    if (this.#db.isTransaction) this.#db.exec('rollback');
  }

  #prepare<P extends Values, R>(query: Statement<P, R>): Prepared {
    const known = this.#prepared.get(query);
    if (known) return known;
    const { text, bind } = compile(builder, query);
    const prepared = { statement: this.#db.prepare(text), bind };
    this.#prepared.set(query, prepared);
    return prepared;
  }
}
