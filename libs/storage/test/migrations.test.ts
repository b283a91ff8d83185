import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MemoryStore } from '@parley/core';
import { GENERAL } from '@parley/events';
import { migrations } from '../src/migrations/index.ts';
import { everything } from './everything.ts';
import { NEVER, Place, room, session, user } from './place.ts';
import { sqlite, temporaryFile } from './temporary.ts';
import {
  fillSample,
  keptVersions,
  sample,
  SAMPLE_EPOCH,
  SAMPLE_TIME,
  schemaOf,
  VERSIONS,
} from './versions.ts';

/** A database file as that version left it. */
function restore(version: number): string {
  const file = temporaryFile();
  // A dump also fills what virtual tables keep in tables of their own.
  const db = new DatabaseSync(file, { defensive: false });
  db.exec('pragma foreign_keys = off');
  db.exec(readFileSync(join(VERSIONS, `${version}.sql`), 'utf8'));
  db.close();
  return file;
}

function schemaIn(file: string): readonly string[] {
  const db = new DatabaseSync(file, { readOnly: true });
  const schema = schemaOf(db);
  db.close();
  return schema;
}

describe('migrations', () => {
  test('a database of every version is kept (npm run keep-version)', () => {
    expect(keptVersions()).toEqual(migrations.map((_, at) => at + 1));
  });

  test.each(keptVersions())(
    'a database of version %i is read as if it had been made today',
    async (version) => {
      const store = sqlite(restore(version));
      expect(await store.open()).toEqual({ epoch: SAMPLE_EPOCH });
      const model = new MemoryStore({ epoch: SAMPLE_EPOCH, at: SAMPLE_TIME });
      await fillSample(model);
      expect(await everything(store, sample)).toEqual(await everything(model, sample));
    },
  );

  test.each(keptVersions())(
    'a database of version %i is written to as if it had been made today',
    async (version) => {
      const store = sqlite(restore(version));
      await store.open();
      const model = new MemoryStore({ epoch: SAMPLE_EPOCH, at: SAMPLE_TIME });
      await fillSample(model);
      const place = new Place(model);
      const anna = user('anna');
      const id = user('dora');
      const writes = [
        place.make('createUser', id, {
          user: { id, role: 'guest', name: 'dora', nameKey: 'ben' },
          session: { id: session('s-dora'), expiresAt: NEVER },
          rooms: [GENERAL],
        }),
        ...Array.from({ length: 5 }, () =>
          place.make('send', anna, { room: room('tea'), id: place.nextMessage(), text: 'one' }),
        ),
        place.make('react', anna, { room: room('tea'), seq: 3, emoji: '🎉', on: false }),
      ];
      expect(await store.commit(writes)).toEqual(await model.commit(writes));
    },
  );

  test.each(keptVersions())('a database of version %i ends with the schema of a new one', async (version) => {
    const [old, fresh] = [restore(version), temporaryFile()];
    for (const file of [old, fresh]) {
      const store = sqlite(file);
      await store.open();
      await store.close();
    }
    expect(schemaIn(old)).toEqual(schemaIn(fresh));
    const db = new DatabaseSync(old, { readOnly: true });
    expect(db.prepare('pragma foreign_key_check').all()).toEqual([]);
    db.close();
  });

  test('who was registered before there were roles is a member', async () => {
    const file = restore(1);
    const db = new DatabaseSync(file);
    db.exec(`update users set kind = 'user' where id = 'anna'`);
    db.close();
    const store = sqlite(file);
    await store.open();
    const users = await store.users([user('anna'), user('ben')]);
    expect(users.map(({ id, role }) => [id, role])).toEqual([
      ['anna', 'member'],
      ['ben', 'guest'],
    ]);
  });

  test('names that have come to look alike stay, each with its own way in; nobody new gets one', async () => {
    const file = restore(9);
    const db = new DatabaseSync(file);
    db.exec(`
      update users set role = 'member', name = 'Torn', name_folded = 'TORN', name_key = 'torn' where id = 'anna';
      update users set role = 'member', name = 'Tom', name_folded = 'TOM', name_key = 'tom' where id = 'ben';
      update users set role = 'member', handle = 'barn', handle_key = 'barn' where id = 'cleo';
      update users set handle = 'bam', handle_key = 'bam' where id = 'ben';
      insert into credentials select id, 'password of ' || name, 1 from users where id in ('anna', 'ben', 'cleo');
      update rooms set name = 'corn', key = 'channel:corn' where id = 'tea';
      insert into rooms select 'com', kind, 'channel:com', 'com', 'COM', topic, people, created_at + 1, created_by,
        own_rev, 0, 1, 0, slow_mode_seconds, read_only, retention_days, expired_seq from rooms where id = 'tea'`);
    db.close();
    for (let times = 0; times < 2; times += 1) {
      const store = sqlite(file);
      await store.open();
      const passwordOf = async (name: string, key: string) =>
        (await store.credentials({ key, name }))?.password;
      expect(await passwordOf('torn', 'tom')).toBe('password of Torn');
      expect(await passwordOf('Tom', 'tom')).toBe('password of Tom');
      expect(await passwordOf('barn', 'bam')).toBe('password of cleo');
      expect(await passwordOf('bam', 'bam')).toBe('password of Tom');
      const place = new Place(store);
      const refused = async (kind: 'user' | 'channel', key: string) => {
        const id = user(`${kind}-${key}`);
        const made =
          kind === 'user'
            ? await place.do('createUser', id, {
                user: { id, role: 'guest', name: 'x', nameKey: key },
                rooms: [],
              })
            : await place.do('createRoom', user('anna'), {
                room: { id: room(id), kind: 'channel', name: 'x', topic: '' },
                key: `channel:${key}`,
                members: [],
              });
        return made.ok ? undefined : made.code;
      };
      expect(await refused('user', 'tom')).toBe('conflict');
      expect(await refused('user', 'bam')).toBe('conflict');
      expect(await refused('channel', 'com')).toBe('conflict');
      expect((await store.room(room('tea')))?.room.name).toBe('corn');
      expect((await store.room(room('com')))?.room.name).toBe('com');
      await store.close();
    }
  });

  test('a migration that dies in the middle leaves the database as it was', async () => {
    const file = temporaryFile();
    const db = new DatabaseSync(file);
    // What the last table's place is taken by makes the first migration fail after most of its statements.
    db.exec('create table probe (filler text)');
    db.close();
    await expect(sqlite(file).open()).rejects.toThrow(/probe/);
    expect(schemaIn(file)).toEqual(['CREATE TABLE probe (filler text)']);
  });
});
