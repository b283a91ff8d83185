import type { RoomId } from '@parley/events';
import type { DraftFile, DraftFiles } from '@parley/react';
import { Uploads } from './uploads.ts';

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
  expect(uploads.in(general)).toMatchObject([{ state: 'failed' }]);
  expect(uploads.atRisk()).toBe(true);
});
