import type { FileId } from '@parley/events';
import { FakeClock, numberedId, roomId, userId } from '@parley/testkit';
import { openDB } from 'idb';
import { browserDraftFiles } from '../../src/browser/draft-files.ts';
import { MOST_BYTES, MOST_FILES } from '../../src/browser/draft-file-database.ts';
import type { DraftFile, DraftFiles } from '../../src/index.ts';
import { emptyBrowser, eventually } from './idb.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const tides: DraftFile = {
  room: roomId('general'),
  name: 'tides.txt',
  type: 'text/plain',
  size: 5,
  alt: '',
  sent: 0,
  paused: false,
  waits: false,
};
const content = new Blob(['14:20'], { type: 'text/plain' });

/** A browser with a database and locks of its own, and the pages that are opened in it. */
function aBrowser() {
  emptyBrowser();
  const name = `draft files ${crypto.randomUUID()}`;
  const clock = new FakeClock();
  const open = (user = 'ada', locks: LockManager = navigator.locks): DraftFiles =>
    browserDraftFiles({ owner: { server: 'here', user: userId(user) }, name, clock, locks });
  return { name, clock, open };
}

const namesOf = (files: readonly { readonly file: DraftFile }[]) => files.map(({ file }) => file.name);

test('what a page kept another one takes up when it is gone, as it was last and with all its bytes', async () => {
  const { open } = aBrowser();
  const page = open();
  const kept = await page.keep(tides, content);
  await page.keep({ ...tides, name: 'second.txt' }, content);
  kept?.change({ ...tides, upload: '/api/uploads/f1', waits: true });
  page.leave();
  const [first, second, ...others] = await open().takeUp();
  expect(first?.file).toEqual({ ...tides, upload: '/api/uploads/f1', waits: true });
  expect(await first?.content?.text()).toBe('14:20');
  expect([second?.file.name, others.length]).toEqual(['second.txt', 0]);
});

test('of two pages one has a file, and the other takes it up only when that one is gone', async () => {
  const { open } = aBrowser();
  const [first, second] = [open(), open()];
  await first.keep(tides, content);
  expect(await second.takeUp()).toEqual([]);
  expect(await first.takeUp()).toEqual([]);
  first.leave();
  const third = open();
  const taken = await Promise.all([second.takeUp(), third.takeUp()]);
  expect(namesOf(taken.flat())).toEqual(['tides.txt']);
});

test('what a page left goes to one page whole and in its order, though two ask for it at once', async () => {
  const { open } = aBrowser();
  const page = open();
  const names = ['first.txt', 'second.txt', 'third.txt'];
  for (const name of names) await page.keep({ ...tides, name, waits: true }, content);
  page.leave();
  const taken = await Promise.all([open().takeUp(), open().takeUp()]);
  expect(taken.map(namesOf).toSorted((a, b) => a.length - b.length)).toEqual([[], names]);
});

test('what was kept before pages had their files together is taken up, unless its page is there', async () => {
  const { name, clock, open } = aBrowser();
  const old = await openDB(name, 1, {
    upgrade: (db) => {
      db.createObjectStore('files', { keyPath: 'key' });
      db.createObjectStore('contents');
    },
  });
  for (const key of ['free', 'held']) {
    const file = { ...tides, name: `${key}.txt` };
    await old.put('files', { server: 'here', user: 'ada', key, file, at: clock.now() });
    await old.put('contents', content, key);
  }
  old.close();
  await navigator.locks.request(`${name} held`, async () => {
    expect(namesOf(await open().takeUp())).toEqual(['free.txt']);
  });
  expect(namesOf(await open().takeUp())).toEqual(['held.txt']);
});

test('what was sent or removed is gone, and is not changed back to life', async () => {
  const { open } = aBrowser();
  const page = open();
  const kept = await page.keep(tides, content);
  kept?.drop();
  kept?.change({ ...tides, sent: 3 });
  page.leave();
  expect(await open().takeUp()).toEqual([]);
});

test('what is whole on the server needs no bytes here; what has lost its own is nothing', async () => {
  const { open } = aBrowser();
  const page = open();
  const file = { id: 'f1' as FileId, name: 'tides.txt', type: 'text/plain', size: 5 };
  await page.keep({ ...tides, refused: { message: numberedId(1), file } }, undefined);
  await page.keep(tides, undefined);
  page.leave();
  const taken = await open().takeUp();
  expect(taken.map((kept) => kept.file.refused?.file)).toEqual([file]);
});

test('a week later nobody expects it any more', async () => {
  const { clock, open } = aBrowser();
  const page = open();
  await page.keep(tides, content);
  page.leave();
  clock.jump(6 * DAY_MS);
  const next = open();
  expect(await next.takeUp()).toHaveLength(1);
  next.leave();
  clock.jump(2 * DAY_MS);
  const last = open();
  expect(await last.takeUp()).toEqual([]);
  clock.jump(-8 * DAY_MS);
  last.leave();
  expect(await open().takeUp()).toEqual([]);
});

test('nobody sees what somebody else left, and it is erased', async () => {
  const { open } = aBrowser();
  const page = open('ada');
  await page.keep(tides, content);
  page.leave();
  expect(await open('ben').takeUp()).toEqual([]);
  expect(await open('ada').takeUp()).toEqual([]);
});

test('no more is kept than a browser has room for, and what is sent makes room', async () => {
  const { open } = aBrowser();
  const page = open();
  const half = await page.keep({ ...tides, size: MOST_BYTES / 2 }, content);
  expect(await page.keep({ ...tides, size: MOST_BYTES / 2 + 1 }, content)).toBeUndefined();
  half?.drop();
  await page.keep({ ...tides, size: MOST_BYTES }, content);
  expect(await page.keep({ ...tides, size: 1 }, content)).toBeUndefined();
  page.leave();
  expect((await open().takeUp()).map(({ file }) => file.size)).toEqual([MOST_BYTES]);
});

test('no more files are kept than so many', async () => {
  const { open } = aBrowser();
  const page = open();
  for (let n = 0; n < MOST_FILES; n += 1) await page.keep({ ...tides, name: `${n}.txt` }, content);
  expect(await page.keep({ ...tides, name: 'one more.txt' }, content)).toBeUndefined();
  page.leave();
  const names = Array.from({ length: MOST_FILES }, (_, n) => `${n}.txt`);
  expect(namesOf(await open().takeUp())).toEqual(names);
});

test('where the browser refuses, nothing is kept, and nobody waits for it', async () => {
  const { open } = aBrowser();
  indexedDB.open = () => {
    throw new Error('forbidden');
  };
  const page = open();
  expect(await page.keep(tides, content)).toBeUndefined();
  expect(await page.takeUp()).toEqual([]);
  const locks: LockManager = {
    query: () => navigator.locks.query(),
    request: () => Promise.reject(new Error('forbidden')),
  };
  expect(await aBrowser().open('ada', locks).keep(tides, content)).toBeUndefined();
});

test('a page whose session is over takes nothing up any more', async () => {
  const { open } = aBrowser();
  const [page, over] = [open(), open()];
  await page.keep(tides, content);
  page.leave();
  over.leave();
  expect(await over.takeUp()).toEqual([]);
  let taken = 0;
  void open()
    .takeUp()
    .then((files) => (taken = files.length));
  await eventually(() => taken === 1);
});
