import type { FileId, MessageId, RoomId, SharedFile } from '@parley/events';
import type { DraftFile, DraftFiles } from '@parley/react';
import { sharedOf, Uploads } from './uploads.ts';

const general = 'general' as RoomId;
const news = 'news' as RoomId;
const tides: DraftFile = {
  room: general,
  name: 'tides.txt',
  type: 'text/plain',
  size: 5,
  alt: '',
  sent: 3,
  paused: true,
  waits: false,
};

/** A browser that keeps what it is given, and what a page before this one left in it. */
function keeping(...left: readonly DraftFile[]) {
  const rows = new Map<number, DraftFile>(left.entries());
  const keptAs = (key: number, file: DraftFile) => ({
    file,
    content: new Blob(['14:20']),
    change: (next: DraftFile) => void rows.set(key, next),
    drop: () => void rows.delete(key),
  });
  let taken = false;
  const files: DraftFiles = {
    keep: async (file) => {
      const key = rows.size + 100;
      rows.set(key, file);
      return keptAs(key, file);
    },
    takeUp: async () => {
      if (taken) return [];
      taken = true;
      return [...rows].map(([key, file]) => keptAs(key, file));
    },
    leave: () => {},
  };
  return { files: Promise.resolve(files), kept: () => [...rows.values()] };
}

test('what a page left stands in its room again, as it was', async () => {
  const { files } = keeping(tides, { ...tides, room: news, name: 'news.txt', alt: 'The news' });
  const uploads = new Uploads(files);
  await uploads.takeUp();
  expect(uploads.in(general)).toMatchObject([
    { name: 'tides.txt', state: 'paused', sent: 3, size: 5, kept: true },
  ]);
  expect(uploads.in(news)).toMatchObject([{ name: 'news.txt', alt: 'The news' }]);
  expect(uploads.atRisk()).toBe(false);
});

test('what a page left of a message that waits is there whole before it is told of', async () => {
  const message = '019b0000-0000-7000-8000-000000000001' as MessageId;
  const whole = [1, 2, 3].map((n) => {
    const file = { id: `f${n}` as FileId, name: `${n}.txt`, type: 'text/plain', size: 5 };
    return { ...tides, name: file.name, waits: true, refused: { message, file } };
  });
  const uploads = new Uploads(keeping(...whole).files);
  const told: (readonly string[] | undefined)[] = [];
  uploads.subscribe(() => void told.push(sharedOf(uploads.in(general))?.map(({ name }) => name)));
  await uploads.takeUp();
  expect(uploads.unattended()).toEqual([general]);
  expect(told).toEqual([['1.txt', '2.txt', '3.txt']]);
});

test('that a message waits for its files is kept with each of them, and is taken back once', async () => {
  const { files, kept } = keeping(tides, { ...tides, name: 'second.txt' });
  const uploads = new Uploads(files);
  await uploads.takeUp();
  expect(uploads.wait(general, true)).toBe(true);
  expect(kept().map(({ waits }) => waits)).toEqual([true, true]);
  expect(uploads.in(general).every(({ waits }) => waits)).toBe(true);
  expect([uploads.wait(general, false), uploads.wait(general, false)]).toEqual([true, false]);
});

test('what is said of a file is kept, and nothing of what was sent or removed', async () => {
  const { files, kept } = keeping(tides, { ...tides, name: 'second.txt' }, { ...tides, room: news });
  const uploads = new Uploads(files);
  await uploads.takeUp();
  const [first] = uploads.in(general);
  uploads.describe(first?.key ?? '', 'High water');
  expect(kept()[0]).toMatchObject({ alt: 'High water', paused: true, sent: 3 });
  uploads.cancel(first?.key ?? '');
  expect(kept().map(({ name, room }) => [name, room])).toEqual([
    ['second.txt', general],
    ['tides.txt', news],
  ]);
  uploads.take(general);
  expect(kept().map(({ room }) => room)).toEqual([news]);
});

test('what the browser does not keep goes with the page, and that is known', async () => {
  const uploads = new Uploads();
  // An empty file does not go up.
  uploads.add(general, [new File([], 'empty.txt')]);
  expect(uploads.in(general)).toMatchObject([{ state: 'rejected' }]);
  expect(uploads.atRisk()).toBe(true);
});

test('a file is called what it will be called when it is sent: no name reads otherwise than it ends', async () => {
  const uploads = new Uploads();
  uploads.add(general, [new File([], 'tides\u202Egnp.exe')]);
  expect(uploads.in(general)).toMatchObject([{ name: 'tides gnp.exe' }]);
});

test('the files of a refused message are there again, once, as many as fit, and survive the page', async () => {
  const message = '019b0000-0000-7000-8000-000000000001' as MessageId;
  const file = (n: number): SharedFile => ({
    id: `f${n}` as FileId,
    name: `${n}.png`,
    type: 'image/png',
    size: 5,
    width: 4,
    height: 3,
  });
  const all = Array.from({ length: 10 }, (_, n) => file(n));
  const { files, kept } = keeping(tides);
  const uploads = new Uploads(files);
  await uploads.takeUp();
  expect(uploads.reword(general, message, all)).toBe(1);
  expect(uploads.reword(general, message, all.slice(0, 9))).toBe(0);
  const [own, first, ...others] = uploads.in(general);
  expect([own?.name, others.length]).toEqual(['tides.txt', 8]);
  const picture = { url: '/api/files/f0/preview', width: 4, height: 3 };
  expect(first).toMatchObject({ id: 'f0', state: 'done', refused: message, picture });
  await uploads.takeUp();
  const next = new Uploads(keeping(...kept()).files);
  await next.takeUp();
  expect(next.in(general)[1]).toMatchObject({
    id: 'f0',
    state: 'done',
    refused: message,
    picture,
    kept: true,
  });
});
