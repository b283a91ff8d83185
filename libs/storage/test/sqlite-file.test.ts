import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { GENERAL, LOBBY } from '@parley/events';
import { SqliteStore } from '../src/index.ts';
import { everything } from './everything.ts';
import { message, Place, session } from './place.ts';
import { EPOCH, sqlite, temporaryFile } from './temporary.ts';

const inUse = expect.objectContaining({ name: 'StoreUnavailable', message: expect.stringMatching(/in use/) });

/** A process that commits until it is killed; killed at the end of the test at the latest. */
function startEndless(file: string): ChildProcessByStdio<null, Readable, null> {
  const script = fileURLToPath(new URL('./endless-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, file, EPOCH], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}
const children: ChildProcessByStdio<null, Readable, null>[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('SqliteStore and its file', () => {
  test('what was committed is there after the store was opened again, under the same epoch', async () => {
    const file = temporaryFile();
    const first = sqlite(file);
    expect(await first.open()).toEqual({ epoch: EPOCH });
    const place = new Place(first);
    const anna = await place.arrive('anna');
    await place.say(anna, GENERAL, 'one');
    await place.must('react', anna, { room: GENERAL, seq: 1, emoji: '👍', on: true });
    const known = { users: [anna], rooms: [GENERAL, LOBBY], sessions: [session('s-anna')] };
    const before = await everything(first, known);
    await first.close();
    const second = sqlite(file, { clock: { now: () => 9_999 } });
    expect(await second.open()).toEqual({ epoch: EPOCH });
    expect(await everything(second, known)).toEqual(before);
    const again = { room: GENERAL, id: message(1), text: 'one' };
    expect(await new Place(second).must('send', anna, again)).toMatchObject({ seq: 1 });
  });

  test('[P3] what was deleted is in none of its files once they were folded, nor in the index of search', async () => {
    const file = temporaryFile();
    const store = sqlite(file);
    await store.open();
    const place = new Place(store);
    const anna = await place.arrive('anna');
    const secret = (n: number) => `kingfisher${n}`;
    for (let n = 0; n < 40; n++) await place.say(anna, GENERAL, `${secret(n)} ${'x'.repeat(n * 40)}`);
    await place.must('edit', anna, { room: GENERAL, seq: 40, text: 'harmless' });
    const found = () => readdirSync(dirname(file)).filter((name) => holds(join(dirname(file), name)));
    const holds = (path: string) => /kingfisher/i.test(readFileSync(path, 'latin1'));
    await store.forget();
    expect(found()).not.toEqual([]);
    for (let seq = 1; seq <= 20; seq++) await place.must('delete', anna, { room: GENERAL, seq });
    await place.must('expire', anna, { room: GENERAL, before: 9_000_000_000_000, limit: 15 });
    await place.must('removeSaid', anna, { room: GENERAL, user: anna, after: 30, to: 40 });
    await store.forget();
    expect(found()).toEqual([]);
    await store.close();
  });

  test('an epoch is made up when none is given', async () => {
    const epochs = await Promise.all(
      [temporaryFile(), temporaryFile()].map(async (file) => {
        const store = new SqliteStore({ file });
        const { epoch } = await store.open();
        await store.close();
        return epoch;
      }),
    );
    expect(new Set(epochs).size).toBe(2);
  });

  test('reads see every commit that was answered before they were asked', async () => {
    const store = sqlite(temporaryFile(), { readers: 2 });
    await store.open();
    const place = new Place(store);
    const anna = await place.arrive('anna');
    for (let n = 1; n <= 100; n += 1) {
      const { rev } = await place.say(anna, GENERAL, `${n}`);
      const [head, page, again] = await Promise.all([
        store.room(GENERAL),
        store.history({ room: GENERAL, limit: 1 }),
        store.room(GENERAL),
      ]);
      expect([head?.head.rev, page.rev, again?.head.rev]).toEqual([rev, rev, rev]);
    }
  });

  test('a second store on the same file is refused until the first is closed', async () => {
    const file = temporaryFile();
    const first = sqlite(file);
    await first.open();
    const second = sqlite(file);
    await expect(second.open()).rejects.toEqual(inUse);
    expect(await new Place(first).arrive('anna')).toBe('anna');
    await first.close();
    expect(await second.open()).toEqual({ epoch: EPOCH });
  });

  test('a process killed by SIGKILL loses nothing it had acknowledged and lets the file go', async () => {
    const file = temporaryFile();
    const child = startEndless(file);
    let acknowledged = 0;
    let meanwhile: unknown;
    for await (const line of createInterface(child.stdout)) {
      acknowledged = Number(line);
      if (acknowledged !== 200) continue;
      meanwhile = await sqlite(file)
        .open()
        .catch((error: unknown) => error);
      child.kill('SIGKILL');
    }
    expect(meanwhile).toEqual(inUse);
    if (child.signalCode === null) await once(child, 'exit');
    expect(acknowledged).toBeGreaterThanOrEqual(200);
    const store = sqlite(file);
    await store.open();
    const { messages } = await store.history({ room: GENERAL, after: acknowledged - 50, limit: 100 });
    const seqs = messages.map(({ seq }) => seq);
    expect(seqs).toContain(acknowledged);
    // One more may have been on the disk when the process died before it could say so.
    expect(seqs.length - 50).toBeLessThanOrEqual(1);
    expect(await store.room(GENERAL)).toMatchObject({
      head: { seq: seqs.at(-1), rev: (seqs.at(-1) ?? 0) + 2 },
    });
  }, 30_000);

  test('a deleted text is gone from the disk', async () => {
    const file = temporaryFile();
    const store = sqlite(file);
    await store.open();
    const place = new Place(store);
    const anna = await place.arrive('anna');
    // More than fits a page: such a text lies on pages of its own, which are only unlinked unless SQLite is told otherwise.
    await place.say(anna, GENERAL, 'swordfish '.repeat(700));
    await store.close();
    expect(readFileSync(file).includes('swordfish')).toBe(true);
    const again = sqlite(file);
    await again.open();
    await new Place(again).must('delete', anna, { room: GENERAL, seq: 1 });
    await again.close();
    const folder = dirname(file);
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name)).includes('swordfish')).toBe(false);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('the worker also runs from its source, as in development', async () => {
    const store = new SqliteStore({ file: temporaryFile(), epoch: EPOCH });
    expect(await store.open()).toEqual({ epoch: EPOCH });
    expect(await store.room(GENERAL)).toMatchObject({ room: { id: GENERAL } });
    await store.close();
  });
});
