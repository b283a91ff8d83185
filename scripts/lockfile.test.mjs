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

/** Versions below these have known holes that a stranger can reach: socket.io-parser's attachments, ws's and engine.io's upgrades, file-type's endless loops. */
const floors = {
  'socket.io': '4.8.0',
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.4',
  'engine.io-parser': '5.2.2',
  ws: '8.21.0',
  express: '5.1.0',
  'body-parser': '2.2.1',
  'path-to-regexp': '8.3.0',
  qs: '6.14.1',
  cookie: '0.7.0',
  multer: '2.0.2',
  'file-type': '21.3.2',
};

const numbers = (version) => version.split(/[.-]/, 3).map(Number);
const isBelow = (version, floor) => {
  const [a, b] = [numbers(version), numbers(floor)];
  const at = a.findIndex((number, index) => number !== b[index]);
  return at >= 0 && a[at] < b[at];
};

/** Every copy of `name` that is installed, also those that a package keeps for itself. */
const copiesOf = (name) =>
  Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));

test.each(Object.entries(floors))('no copy of %s is older than %s', (name, floor) => {
  const copies = copiesOf(name);
  expect(copies.length).toBeGreaterThan(0);
  const old = copies.filter(([, { version, dev }]) => !dev && isBelow(version, floor));
  expect(old.map(([path, { version }]) => `${path}@${version}`)).toEqual([]);
});

test('what is below a floor is found', () => {
  const below = ['8.20.9', '8.3.99', '7.99.0'].map((version) => isBelow(version, '8.21.0'));
  const fine = ['8.21.0', '8.21.1', '8.100.0', '9.0.0'].map((version) => isBelow(version, '8.21.0'));
  expect([below, fine]).toEqual([
    [true, true, true],
    [false, false, false, false],
  ]);
});
