import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '@parley/core';
import { GENERAL, type UserId } from '@parley/events';
import { SchemaTooNew, type SqliteStore, type SqliteStoreOptions } from '../src/index.ts';
import { NEVER, Place, room, session, user } from './place.ts';
import { sqlite, temporaryFile } from './temporary.ts';

const unavailable = (message: RegExp, more: Partial<StoreUnavailable> = {}) =>
  expect.objectContaining({ name: 'StoreUnavailable', message: expect.stringMatching(message), ...more });

/** Another program's hand on the database. Closed by the test that opened it. */
function other(file: string): DatabaseSync {
  // It waits while the store indexes what was said.
  return new DatabaseSync(file, { timeout: 5_000 });
}

describe('SqliteStore in trouble', () => {
  let file: string;
  let store: SqliteStore;
  let place: Place;
  let anna: UserId;

  async function start(options: Partial<SqliteStoreOptions> = {}): Promise<void> {
    file = temporaryFile();
    store = sqlite(file, options);
    await store.open();
    place = new Place(store);
    anna = await place.arrive('anna');
  }

  test('while another program holds the lock nothing is written, reads go on; then all is well', async () => {
    await start({ busyTimeoutMs: 20 });
    const program = other(file);
    program.exec('begin immediate');
    await expect(place.say(anna, GENERAL, 'one')).rejects.toEqual(
      unavailable(/locked/, { nothingStored: true }),
    );
    await expect(store.check()).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.room(GENERAL)).toMatchObject({ head: { seq: 0 } });
    program.exec('rollback');
    program.close();
    await store.check();
    expect(await place.say(anna, GENERAL, 'two')).toMatchObject({ seq: 1 });
  });

  test('on a full disk nothing of a commit stays, reads go on; with room again all is well', async () => {
    await start({ pragmas: { max_page_count: 120 } });
    const sent: number[] = [];
    const fill = async () => {
      for (;;) sent.push((await place.say(anna, GENERAL, 'x'.repeat(8_000))).seq);
    };
    await expect(fill()).rejects.toEqual(unavailable(/disk is full/));
    expect(sent.length).toBeGreaterThan(5);
    const large = { room: GENERAL, text: 'y'.repeat(8_000) };
    const writes = [
      place.make('read', anna, { room: GENERAL, seq: 0 }),
      place.make('send', anna, { ...large, id: place.nextMessage() }),
      place.make('send', anna, { ...large, id: place.nextMessage() }),
    ];
    await expect(place.commit(...writes)).rejects.toEqual(
      unavailable(/disk is full/, { nothingStored: true }),
    );
    await expect(store.check()).rejects.toEqual(unavailable(/disk is full/));
    expect(await store.entries(anna)).toMatchObject([{ head: { seq: sent.length }, read: sent.length }]);
    const program = other(file);
    program.exec(`update messages set text = '' where seq <= 5`);
    program.close();
    await store.check();
    // The very same writes: a retry is safe.
    const { results } = await place.commit(...writes);
    expect(results).toMatchObject([
      { answer: { seq: 0 } },
      { answer: { seq: sent.length + 1 } },
      { answer: { seq: sent.length + 2 } },
    ]);
  });

  test('a worker that dies takes no acknowledged message along, and another takes its place', async () => {
    await start({ worker: new URL('./crashing-worker.ts', import.meta.url) });
    await place.say(anna, GENERAL, 'one');
    const death = place.say(anna, GENERAL, 'die');
    const behind = place.say(anna, GENERAL, 'too late');
    await expect(death).rejects.toEqual(unavailable(/thread stopped/, { nothingStored: false }));
    await expect(behind).rejects.toEqual(unavailable(/thread stopped/));
    const { seq } = await place.say(anna, GENERAL, 'two');
    const { messages } = await store.history({ room: GENERAL, limit: 10 });
    expect(messages.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(seq).toBe(2);
  });

  test('a write that breaks a rule of the database is a bug: its batch is undone, the store goes on', async () => {
    await start();
    const twin = { id: user('twin'), role: 'guest' as const, name: 'twin', nameKey: 'twin' };
    const writes = [
      place.make('send', anna, { room: GENERAL, id: place.nextMessage(), text: 'lost' }),
      place.make('createUser', twin.id, {
        user: twin,
        session: { id: session('s-anna'), expiresAt: NEVER },
        rooms: [],
      }),
    ];
    const failed = place.commit(...writes);
    await expect(failed).rejects.toThrow(/constraint/i);
    await expect(failed).rejects.not.toBeInstanceOf(StoreUnavailable);
    expect(await store.users([twin.id])).toEqual([]);
    expect(await place.say(anna, GENERAL, 'one')).toMatchObject({ seq: 1, rev: 3 });
  });

  test('what can only be read is no place to write', async () => {
    file = temporaryFile();
    const readOnly = sqlite(file, { pragmas: { query_only: 'on' } });
    await expect(readOnly.open()).rejects.toEqual(unavailable(/read-only/));
  });

  test('opening fails clearly and can be tried again', async () => {
    const folder = dirname(temporaryFile());
    const missing = join(folder, 'later', 'parley.db');
    const early = sqlite(missing);
    const error = await early.open().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toEqual(unavailable(/cannot be opened/));
    expect(String(error)).not.toContain(folder);
    mkdirSync(dirname(missing));
    expect(await early.open()).toEqual({ epoch: 'test-epoch' });
  });

  test('a file that is no database is left alone', async () => {
    file = temporaryFile();
    const content = 'my diary\n'.repeat(1_000);
    writeFileSync(file, content);
    await expect(sqlite(file).open()).rejects.toEqual(unavailable(/not a database/));
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  test('a damaged page fails the reads that need it, not the process', async () => {
    await start();
    for (let n = 0; n < 50; n += 1) await place.say(anna, GENERAL, 'x'.repeat(1_000));
    await store.close();
    const bytes = readFileSync(file);
    // All but the first page, which says that it is a database.
    bytes.fill(0xff, 4_096);
    writeFileSync(file, bytes);
    await expect(sqlite(file).open()).rejects.toEqual(unavailable(/damaged/));
  });

  test('a database of a newer version stops the start and stays as it is', async () => {
    await start();
    await store.close();
    const program = other(file);
    program.exec('update meta set schema_version = 999');
    program.close();
    const opening = sqlite(file).open();
    await expect(opening).rejects.toBeInstanceOf(SchemaTooNew);
    await expect(opening).rejects.toThrow(/newer version of Parley/);
  });

  test('after close every call is refused', async () => {
    await start();
    await store.close();
    await store.close();
    await expect(store.room(room('tea'))).rejects.toEqual(unavailable(/closed/));
    await expect(place.commit()).rejects.toEqual(unavailable(/closed/));
  });
});
