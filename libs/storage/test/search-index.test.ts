import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { searchTerms } from '@parley/core/search-text';
import type { Store } from '@parley/core';
import type { RoomId, UserId } from '@parley/events';
import { indexNext, renewIndex } from '../src/search/index-messages.ts';
import { SqliteConnection } from '../src/sqlite-connection.ts';
import type { SqliteStore } from '../src/index.ts';
import { describeSearch } from './contract/search.ts';
import { Place } from './place.ts';
import { sqlite, temporaryFile } from './temporary.ts';

/** Works on the database beside the store's own threads, as nothing but a test would. */
async function beside<T>(file: string, work: (db: SqliteConnection) => Promise<T>): Promise<T> {
  const pragmas = { busy_timeout: 5_000, secure_delete: 'on' };
  const db = new SqliteConnection({ file, readOnly: false, pragmas });
  try {
    return await db.transaction('immediate', () => work(db));
  } finally {
    db.close();
  }
}

/** Brings the index to its end, in portions of `size`. */
async function indexAll(file: string, size = 7): Promise<void> {
  while ((await beside(file, (db) => indexNext(db, size))) > 0);
}

/** A store whose searches find everything in the index, and nothing that would have to be looked through. */
async function openIndexed(): Promise<Store> {
  const file = temporaryFile();
  const store = sqlite(file);
  await store.open();
  const search = store.search.bind(store);
  return Object.assign(store, {
    search: async (query: Parameters<Store['search']>[0]) => {
      await indexAll(file);
      return search(query);
    },
  });
}

describe('with all in the index', () => {
  describeSearch(openIndexed);
});

describe('the index of search', () => {
  let file: string;
  let store: SqliteStore;
  let place: Place;
  let anna: UserId;
  let tea: RoomId;
  beforeEach(async () => {
    file = temporaryFile();
    store = sqlite(file);
    await store.open();
    place = new Place(store);
    anna = await place.arrive('anna');
    tea = await place.channel('tea', anna);
  });

  const found = async (query: string) => {
    const page = await store.search({ user: anna, terms: searchTerms(query), limit: 50 });
    return page.results.map(({ message }) => message.text);
  };

  test('what is in the index and what is not yet are found as one list', async () => {
    await place.say(anna, tea, 'word 1');
    await indexAll(file);
    await place.say(anna, tea, 'word 2');
    expect(await found('word')).toEqual(['word 2', 'word 1']);
  });

  test('[F4] of a deleted or reworded text nothing is left in the file', async () => {
    for (let n = 0; n < 60; n += 1) await place.say(anna, tea, `around ${n} 龘${n}`);
    const { seq } = await place.say(anna, tea, '龘龖龗 鱻麤猋');
    await place.say(anna, tea, '爩鱲灪');
    await indexAll(file, 5);
    const kept = async () => {
      await store.close();
      const bytes = readFileSync(file);
      store = sqlite(file);
      await store.open();
      place = new Place(store);
      return ['龘龖', '龖龗', '鱻麤', '麤猋', '爩鱲', '鱲灪'].filter((text) => bytes.includes(text));
    };
    expect(await kept()).toEqual(['龘龖', '龖龗', '鱻麤', '麤猋', '爩鱲', '鱲灪']);
    await place.must('delete', anna, { room: tea, seq });
    await place.must('edit', anna, { room: tea, seq: seq + 1, text: 'nothing' });
    expect(await kept()).toEqual([]);
    expect(await found('龘5')).toHaveLength(11);
    expect(await found('nothing')).toEqual(['nothing']);
  });

  test('when nobody asks, the many parts of the index become few, and the same is found', async () => {
    const portions = 12;
    for (let n = 1; n <= portions; n += 1) {
      await place.say(anna, tea, `word ${n}`);
      await indexAll(file);
    }
    const raw = new DatabaseSync(file, { readOnly: true });
    // The number of a part is in the upper bits of its pages' numbers.
    const count = raw.prepare(
      'select count(distinct id >> 37) as parts from message_index_data where id > 10',
    );
    // Sizes double, and of each size one is left.
    while (Number(count.get()?.['parts']) > Math.log2(portions) + 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    raw.close();
    expect(await found('word')).toHaveLength(portions);
    expect(await found('word 7')).toEqual(['word 7']);
  });

  test('an index that was made otherwise is made anew', async () => {
    await place.say(anna, tea, 'word');
    await indexAll(file);
    const raw = new DatabaseSync(file, { timeout: 5_000 });
    raw.exec(`update message_index_state set folding = 'older'`);
    raw.close();
    // In one transaction: the store's own indexer would be quicker otherwise.
    const indexedAnew = await beside(file, async (db) => {
      await renewIndex(db);
      return indexNext(db, 10);
    });
    expect(indexedAnew).toBe(1);
    expect(await found('word')).toEqual(['word']);
  });

  test('the index stays whole through edits and deletions, before and after they are in it', async () => {
    const said = new Map<number, string>();
    for (let n = 1; n <= 60; n += 1) {
      const { seq } = await place.say(anna, tea, `text ${n} 龘`);
      said.set(seq, `text ${n} 龘`);
      if (n % 5 === 0) await indexAll(file, 3);
      const other = 1 + ((n * 7) % seq);
      if (n % 4 === 0 && said.has(other)) {
        await place.must('delete', anna, { room: tea, seq: other });
        said.delete(other);
      } else if (said.has(other)) {
        await place.must('edit', anna, { room: tea, seq: other, text: `reworded ${n} 龖` });
        said.set(other, `reworded ${n} 龖`);
      }
    }
    await indexAll(file);
    const newestFirst = [...said].sort(([a], [b]) => b - a).map(([, text]) => text);
    for (const query of ['text', 'reworded', '龘', '龖', 'ext', 'e'])
      expect(await found(query)).toEqual(newestFirst.filter((text) => text.includes(query)).slice(0, 50));
    await store.close();
    const raw = new DatabaseSync(file);
    expect(raw.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    raw.close();
  });
});
