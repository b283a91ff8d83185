import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, missing } from './lock.mjs';

const root = join(import.meta.dirname, '..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const packageJsonOf = (path) => JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));

test('the lockfile lists every optional platform package, so that npm ci accepts it (else: npm run lock)', () => {
  expect(missing(lock).map(([path]) => path)).toEqual([]);
});

test('the check finds a platform package that is left out', () => {
  const [path, { version }] = Object.entries(lock.packages).find(([, entry]) => entry.optional && entry.os);
  const packages = Object.fromEntries(Object.entries(lock.packages).filter(([at]) => at !== path));
  expect(missing({ packages })).toEqual(
    expect.arrayContaining([[path, expect.objectContaining({ version, optional: true })]]),
  );
});

test('the lockfile names no registry', () => {
  expect(addresses(lock)).toEqual([]);
});

test('the lockfile says what each package.json says', () => {
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  const workspaces = Object.keys(lock.packages).filter((path) => !path.includes('node_modules'));
  expect(workspaces).toEqual(
    expect.arrayContaining(['', 'apps/server', 'apps/web', 'libs/core', 'libs/events']),
  );
  for (const path of workspaces) {
    const written = packageJsonOf(path);
    for (const kind of kinds)
      expect([path, kind, lock.packages[path][kind]]).toEqual([path, kind, written[kind]]);
  }
});

test('versions are exact, so that every clone runs the same', () => {
  const loose = Object.keys(lock.packages)
    .filter((path) => !path.includes('node_modules'))
    .flatMap((path) => {
      const { dependencies, devDependencies, optionalDependencies } = packageJsonOf(path);
      return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${path}: ${name}@${version}`);
    });
  expect(loose).toEqual([]);
});
