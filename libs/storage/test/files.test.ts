import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Files, FilesUnavailable, MemoryFiles } from '@parley/core';
import { BackupRefused, backUpFiles, DiskFiles, refuseOverwriting, restoreFiles } from '../src/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (...values: readonly number[]) => new Uint8Array(values);
const kept = async (files: Files, name: string) => {
  const found = await files.get(name);
  return found && [...found];
};

/** What all files must do, wherever they are kept. */
describe.each([
  ['MemoryFiles', () => new MemoryFiles(() => Date.now())],
  ['DiskFiles', () => new DiskFiles(join(folder, 'files'))],
] as const)('%s', (_, open) => {
  test('what was put is there until it is deleted', async () => {
    const files = open();
    expect(await kept(files, 'avatars/a-1.webp')).toBeUndefined();
    await files.put('avatars/a-1.webp', bytes(1, 2, 3));
    await files.put('avatars/b_2-small.webp', bytes());
    expect(await kept(files, 'avatars/a-1.webp')).toEqual([1, 2, 3]);
    expect(await kept(files, 'avatars/b_2-small.webp')).toEqual([]);
    await files.delete('avatars/a-1.webp');
    await files.delete('avatars/a-1.webp');
    expect(await kept(files, 'avatars/a-1.webp')).toBeUndefined();
    expect(await kept(files, 'avatars/b_2-small.webp')).toEqual([]);
  });

  test('a second put of a name replaces the first', async () => {
    const files = open();
    await Promise.all([files.put('x/y.bin', bytes(1)), files.put('x/y.bin', bytes(1))]);
    await files.put('x/y.bin', bytes(2, 2));
    expect(await kept(files, 'x/y.bin')).toEqual([2, 2]);
    expect((await files.list('x')).map(({ name }) => name)).toEqual(['x/y.bin']);
  });

  test('a folder is listed in order of name, with times; other folders are not', async () => {
    const files = open();
    expect(await files.list('avatars')).toEqual([]);
    const before = Date.now() - 2_000;
    for (const name of ['avatars/b.webp', 'avatars/a-small.webp', 'avatars/a.webp', 'avatarsx/c.webp'])
      await files.put(name, bytes(1));
    const listed = await files.list('avatars');
    expect(listed.map(({ name }) => name)).toEqual([
      'avatars/a-small.webp',
      'avatars/a.webp',
      'avatars/b.webp',
    ]);
    for (const { at } of listed) expect(at).toBeGreaterThan(before);
  });

  test('what was handed over or out can be changed without changing what is kept', async () => {
    const files = open();
    const given = bytes(1);
    await files.put('x/y.bin', given);
    given[0] = 9;
    const got = await files.get('x/y.bin');
    if (got) got[0] = 8;
    expect(await kept(files, 'x/y.bin')).toEqual([1]);
  });
});

test.each([
  '../x/y.bin',
  'x/../y.bin',
  '/etc/passwd',
  'x/y',
  'x/.hidden',
  'x\\y.bin',
  'x/y.bin\0',
  'a/b/c.bin',
  '',
])('no name leads out of the folder: %j', async (name) => {
  const files = new DiskFiles(join(folder, 'files'));
  await expect(files.put(name, bytes(1))).rejects.toThrow(TypeError);
  await expect(files.get(name)).rejects.toThrow(TypeError);
  await expect(files.delete(name)).rejects.toThrow(TypeError);
  expect(existsSync(join(folder, 'files'))).toBe(false);
});

test('nothing half written is ever seen, and what a crash left goes after an hour', async () => {
  const files = new DiskFiles(folder);
  await files.put('x/whole.bin', bytes(1));
  for (const name of ['old.bin.1.part', 'new.bin.2.part']) writeFileSync(join(folder, 'x', name), 'half');
  const longAgo = Date.now() / 1_000 - 2 * 60 * 60;
  utimesSync(join(folder, 'x/old.bin.1.part'), longAgo, longAgo);
  expect((await files.list('x')).map(({ name }) => name)).toEqual(['x/whole.bin']);
  expect(readdirSync(join(folder, 'x')).toSorted()).toEqual(['new.bin.2.part', 'whole.bin']);
});

test('a disk that can’t be used is FilesUnavailable, which tells no path', async () => {
  writeFileSync(join(folder, 'files'), 'not a folder');
  const files = new DiskFiles(join(folder, 'files'));
  for (const doing of [
    () => files.put('x/y.bin', bytes(1)),
    () => files.get('x/y.bin'),
    () => files.list('x'),
  ]) {
    const error: unknown = await doing().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FilesUnavailable);
    expect(String(error)).not.toContain(folder);
  }
  mkdirSync(join(folder, 'other/x/y.bin'), { recursive: true });
  await expect(new DiskFiles(join(folder, 'other')).put('x/y.bin', bytes(1))).rejects.toThrow(
    FilesUnavailable,
  );
  expect(readdirSync(join(folder, 'other/x'))).toEqual(['y.bin']);
});

test('files go with a backup, and come back with it; those that were there are kept aside', async () => {
  const [files, backup, replaced] = [
    join(folder, 'files'),
    join(folder, 'b.db'),
    join(folder, 'p.db-replaced'),
  ];
  const names = async (root: string) => (await new DiskFiles(root).list('x')).map(({ name }) => name);
  expect(backUpFiles(files, backup)).toBeUndefined();
  refuseOverwriting(backup);
  await new DiskFiles(files).put('x/old.bin', bytes(1));
  const { at } = (await new DiskFiles(files).list('x'))[0] ?? { at: 0 };
  writeFileSync(join(files, 'x/half.bin.3.part'), 'half');
  expect(backUpFiles(files, backup)).toBe(`${backup}.files`);
  expect(() => refuseOverwriting(backup)).toThrow(BackupRefused);
  expect(readdirSync(join(`${backup}.files`, 'x'))).toEqual(['old.bin']);

  await new DiskFiles(files).delete('x/old.bin');
  await new DiskFiles(files).put('x/new.bin', bytes(2));
  restoreFiles(backup, files, { replaced });
  expect(await names(files)).toEqual(['x/old.bin']);
  expect(await names(`${replaced}.files`)).toEqual(['x/new.bin']);
  expect(Math.abs(((await new DiskFiles(files).list('x'))[0]?.at ?? 0) - at)).toBeLessThan(2_000);
  restoreFiles(join(folder, 'without-files.db'), files, { replaced: undefined });
  expect(await names(files)).toEqual([]);
});
