import { existsSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { GENERAL } from '@parley/events';
import { backUp, restore, type SqliteStore } from '../src/index.ts';
import { Place } from './place.ts';
import { sqlite, temporaryFile } from './temporary.ts';

async function texts(store: SqliteStore): Promise<readonly string[]> {
  return (await store.history({ room: GENERAL, limit: 100 })).messages.map(({ text }) => text);
}

describe('backup and restore', () => {
  test('a backup of a database in use holds everything acknowledged before it, and is one file', async () => {
    const file = temporaryFile();
    const target = temporaryFile();
    const store = sqlite(file);
    await store.open();
    const place = new Place(store);
    const anna = await place.arrive('anna');
    await place.say(anna, GENERAL, 'before');
    // Writing goes on while it runs.
    let writing = true;
    const writer = (async () => {
      for (let said = 0; writing; said += 1) await place.say(anna, GENERAL, `meanwhile ${said}`);
    })();
    await backUp(file, target);
    writing = false;
    await writer;
    expect(existsSync(`${target}-wal`)).toBe(false);
    const copy = new DatabaseSync(target, { readOnly: true });
    const rows = copy.prepare('select seq, text from messages where room_id = ? order by seq').all(GENERAL);
    copy.close();
    expect(rows[0]).toMatchObject({ seq: 1, text: 'before' });
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1));
  });

  test('[D8] a restored database has what the backup had, and another epoch', async () => {
    const file = temporaryFile();
    const target = temporaryFile();
    const first = sqlite(file);
    const before = await first.open();
    const place = new Place(first);
    const anna = await place.arrive('anna');
    await place.say(anna, GENERAL, 'kept');
    await backUp(file, target);
    await place.say(anna, GENERAL, 'later');
    await first.close();

    expect(await restore(target, file)).toMatchObject({ replaced: `${file}-replaced` });
    const second = sqlite(file);
    const after = await second.open();
    expect(after.epoch).not.toBe(before.epoch);
    expect(await texts(second)).toEqual(['kept']);
    await second.close();

    // What it replaced is not lost.
    const aside = new DatabaseSync(`${file}-replaced`, { readOnly: true });
    expect(aside.prepare('select text from messages order by seq').all()).toEqual([
      { text: 'kept' },
      { text: 'later' },
    ]);
    aside.close();
    // The backup itself keeps its epoch: it can be restored again.
    const copy = new DatabaseSync(target, { readOnly: true });
    expect(copy.prepare('select epoch from meta').get()).toEqual({ epoch: before.epoch });
    copy.close();
  });

  test('nothing is restored under a server that runs', async () => {
    const file = temporaryFile();
    const target = temporaryFile();
    const store = sqlite(file);
    await store.open();
    await backUp(file, target);
    await expect(restore(target, file)).rejects.toThrow(/in use/);
    expect(await texts(store)).toEqual([]);
  });

  test('a file that is no backup, or a damaged one, replaces nothing', async () => {
    const file = temporaryFile();
    const store = sqlite(file);
    await store.open();
    await store.close();
    const junk = temporaryFile();
    writeFileSync(junk, 'not a database, but longer than a header of one hundred bytes '.repeat(4));
    await expect(restore(junk, file)).rejects.toThrow(/not a database of Parley/);
    const empty = temporaryFile();
    new DatabaseSync(empty).exec('create table meta (id)');
    await expect(restore(empty, file)).rejects.toThrow(/not a database of Parley/);
    await expect(restore(temporaryFile(), file)).rejects.toThrow(/no such backup/);
    const again = sqlite(file);
    await expect(again.open()).resolves.toHaveProperty('epoch');
  });

  test('a backup overwrites nothing, and needs something to back up', async () => {
    const file = temporaryFile();
    const target = temporaryFile();
    await expect(backUp(file, target)).rejects.toThrow(/no database/);
    const store = sqlite(file);
    await store.open();
    await backUp(file, target);
    await expect(backUp(file, target)).rejects.toThrow(/exists already/);
  });
});
