import { MemoryStore, type SecretHash, type Write } from '@parley/core';
import { type FileId, type InviteId, LOBBY, LOBBY_GUEST } from '@parley/events';
import { DatabaseSync } from 'node:sqlite';
import type { Compilable, Kysely } from 'kysely';
import { invite, invites, recoveryCodes, roomsToJoin } from '../src/read/access.ts';
import { bots, tokens, tokenSession } from '../src/read/bots.ts';
import { credentials, hasOwner, listUsers, session, sessions, usersNamed } from '../src/read/people.ts';
import { preferences } from '../src/read/preferences.ts';
import { bytesOf, file as fileIn, files, keptFiles } from '../src/read/files.ts';
import { pins } from '../src/read/pins.ts';
import { mentions, mentionsBehind } from '../src/read/mentions.ts';
import { said } from '../src/read/privacy.ts';
import { entries, listRooms, members, memberships, room } from '../src/read/rooms.ts';
import { search } from '../src/read/search.ts';
import { indexNext } from '../src/search/index-messages.ts';
import { changes, history, message as readMessage } from '../src/read/timeline.ts';
import type { Schema } from '../src/schema.ts';
import { builder, SqliteConnection } from '../src/sqlite-connection.ts';
import { compile, type Queries, type Statement, type Values } from '../src/statement.ts';
import { applyWrites } from '../src/write/commit.ts';
import { message, Place, room as roomNamed } from './place.ts';
import { sqlite, temporaryFile } from './temporary.ts';
import { fillSample, sample, SAMPLE_EPOCH, SAMPLE_TIME } from './versions.ts';

/** An index of FTS5 is asked by what SQLite calls a scan of it. */
const bad = /^SCAN (?!message_index VIRTUAL TABLE INDEX \d+:M)|TEMP B-TREE/;

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

/** Opens a thread, replies, deletes a reply, follows, and leaves the room. */
async function talkInThread(store: MemoryStore): Promise<void> {
  const place = new Place(store);
  const [anna, cleo] = [await place.arrive('anne'), await place.arrive('claire')];
  const pot = await place.channel('pot', anna, cleo);
  await place.must('send', anna, { room: pot, id: message(901), text: 'Which?' });
  const thread = roomNamed('leaf');
  await place.must('openThread', cleo, { room: pot, seq: 1, thread });
  await place.must('send', cleo, { room: thread, id: message(902), text: 'Green' });
  await place.must('updateThread', anna, { room: thread, name: 'Kinds' });
  await place.must('delete', cleo, { room: thread, seq: 1 });
  await place.must('part', anna, { room: pot, user: cleo, state: 'removed', purge: true });
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
    await talkInThread(record);
    for (const writes of record.commits) {
      await applyWrites(db, writes);
      await indexNext(db, 1);
    }
    expect(db.texts.size).toBeGreaterThan(20);
    expect(plans().filter((step) => bad.test(step))).toEqual([]);
  });

  test('no read goes through a whole table or sorts one', async () => {
    const [user] = sample.users;
    const [tea] = sample.rooms;
    const [id] = sample.sessions;
    const anUpload = `f${'0'.repeat(32)}` as FileId;
    if (!user || !tea || !id) throw new Error('the sample has those');
    await session(db, { id, now: 5 });
    await tokenSession(db, id, 5);
    await bots(db);
    await tokens(db, user);
    await sessions(db, { user, now: 5 });
    await credentials(db, { user });
    await credentials(db, { key: 'anna' });
    await hasOwner(db);
    await said(db, { room: tea, user, after: 0, to: 5 });
    await invites(db);
    await invite(db, { secret: 'secret' as SecretHash, now: 1 });
    await roomsToJoin(db, { id: 'i' as InviteId, createdAt: 1, createdBy: user, used: 0, rooms: [tea] });
    await recoveryCodes(db, user);
    await usersNamed(db, sample.users);
    await preferences(db, user);
    await listUsers(db, { now: 1, limit: 5, after: LOBBY_GUEST });
    await listRooms(db, { user, limit: 5, after: LOBBY });
    await room(db, tea);
    await memberships(db, user);
    await entries(db, user);
    await mentions(db, user);
    await mentionsBehind(db, { room: tea, user, read: 1 });
    await members(db, { room: tea, limit: 5, after: LOBBY_GUEST });
    await history(db, { room: tea, limit: 5 });
    await readMessage(db, tea, 1);
    await pins(db, { room: tea, limit: 5 });
    await fileIn(db, anUpload);
    await keptFiles(db, [anUpload]);
    await bytesOf(db, user);
    await files(db, { room: tea, limit: 5 });
    const both = { before: 9, after: 1 };
    await search(db, { user: LOBBY_GUEST, terms: ['ABC', 'D'], ...both, limit: 5 });
    await changes(db, { room: tea, since: 0, limit: 5 });
    expect(db.texts.size).toBe(47);
    expect(plans().filter((step) => bad.test(step))).toEqual([]);
  });
});
