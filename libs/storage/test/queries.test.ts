import { MemoryStore, type Write } from '@parley/core';
import { DatabaseSync } from 'node:sqlite';
import type { Compilable, Kysely } from 'kysely';
import { listUsers, session, usersNamed } from '../src/read/people.ts';
import { entries, listRooms, members, memberships, room } from '../src/read/rooms.ts';
import { changes, history, message } from '../src/read/timeline.ts';
import type { Schema } from '../src/schema.ts';
import { builder, SqliteConnection } from '../src/sqlite-connection.ts';
import { compile, type Queries, type Statement, type Values } from '../src/statement.ts';
import { applyWrites } from '../src/write/commit.ts';
import { sqlite, temporaryFile } from './temporary.ts';
import { fillSample, sample, SAMPLE_EPOCH, SAMPLE_TIME } from './versions.ts';

/** Keeps the text of every query on its way to the database. */
class Listening implements Queries {
  readonly texts = new Set<string>();
  readonly #db: Queries;

  constructor(db: Queries) {
    this.#db = db;
  }

  all<P extends Values, R>(query: Statement<P, R>, values: P): Promise<readonly R[]> {
    this.texts.add(compile(builder, query).text);
    return this.#db.all(query, values);
  }

  one<P extends Values, R>(query: Statement<P, R>, values: P): Promise<R | undefined> {
    this.texts.add(compile(builder, query).text);
    return this.#db.one(query, values);
  }

  run<P extends Values>(query: Statement<P, unknown>, values: P): Promise<number> {
    this.texts.add(compile(builder, query).text);
    return this.#db.run(query, values);
  }

  ask<R>(build: (db: Kysely<Schema>) => Compilable<R>): Promise<readonly R[]> {
    this.texts.add(build(builder).compile().sql);
    return this.#db.ask(build);
  }
}

class Recording extends MemoryStore {
  readonly commits: (readonly Write[])[] = [];

  override commit(writes: readonly Write[]): ReturnType<MemoryStore['commit']> {
    this.commits.push(writes);
    return super.commit(writes);
  }
}

describe('queries', () => {
  let file: string;
  let connection: SqliteConnection;
  let db: Listening;

  beforeEach(async () => {
    file = temporaryFile();
    const store = sqlite(file);
    await store.open();
    await store.close();
    connection = new SqliteConnection({ file, readOnly: false, pragmas: {} });
    db = new Listening(connection);
  });
  afterEach(() => connection.close());

  /** How SQLite goes about each query that was heard. */
  function plans(): readonly string[] {
    const raw = new DatabaseSync(file);
    const steps = [...db.texts].flatMap((text) =>
      raw
        .prepare(`explain query plan ${text}`)
        .all()
        .map(({ detail }) => `${String(detail)} | ${text}`),
    );
    raw.close();
    return steps;
  }

  test('no commit goes through a whole table', async () => {
    const record = new Recording({ epoch: SAMPLE_EPOCH, at: SAMPLE_TIME });
    await fillSample(record);
    for (const writes of record.commits) await applyWrites(db, writes);
    expect(db.texts.size).toBeGreaterThan(20);
    expect(plans().filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  });

  test('no read goes through a whole table or sorts one', async () => {
    const [user] = sample.users;
    const [tea] = sample.rooms;
    const [id] = sample.sessions;
    if (!user || !tea || !id) throw new Error('the sample has those');
    await session(db, { id, now: 5 });
    await usersNamed(db, sample.users);
    await listUsers(db, { now: 1, limit: 5 });
    await listRooms(db, { user, limit: 5 });
    await room(db, tea);
    await memberships(db, user);
    await entries(db, user);
    await members(db, { room: tea, limit: 5 });
    await history(db, { room: tea, limit: 5 });
    await message(db, tea, 1);
    await changes(db, { room: tea, since: 0, limit: 5 });
    expect(db.texts.size).toBe(15);
    expect(plans().filter((step) => /^SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  });
});
