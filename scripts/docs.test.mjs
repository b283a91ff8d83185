import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const ignored = new Set(['node_modules', 'dist', '.dev', '.nx', '.git']);

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (ignored.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

const files = [...filesIn(root)];
const pages = files.filter((path) => path.endsWith('.md'));
const tests = new Set(
  files.filter((path) => /\.(test|spec)\.(ts|tsx|mjs)$/.test(path)).map((path) => basename(path)),
);

/** What a heading is called in an address, as GitHub makes it. */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const anchorsOf = (text) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading));

/** Links to places in this repository that are not there. */
function broken(page, text = readFileSync(page, 'utf8')) {
  const links = [...text.replace(/^```.*?^```/gms, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path, anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(target)) return true;
    if (!anchor || !target.endsWith('.md')) return false;
    return !anchorsOf(path === '' ? text : readFileSync(target, 'utf8')).includes(anchor);
  });
}

test.each(pages.map((page) => [relative(root, page), page]))(
  'every link of %s leads somewhere',
  (_, page) => {
    expect(broken(page)).toEqual([]);
  },
);

test('a link that leads nowhere is found', () => {
  const text = '# One\n[a](none.md) [b](#two) [c](#one) [d](README.md) [e](https://example.org/none)';
  expect(broken(join(root, 'README.md'), text)).toEqual(['none.md', '#two']);
});

test('docs/security.md names tests that there are', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const named = [...text.matchAll(/`([\w./-]+\.(?:test|spec)\.(?:tsx?|mjs))`/g)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(30);
  const missing = named.filter((path) =>
    path.includes('/') ? !existsSync(join(root, path)) : !tests.has(path),
  );
  expect(missing).toEqual([]);
});

test('docs/security.md names rules that the tests beside them hold', () => {
  const rows = readFileSync(join(root, 'docs/security.md'), 'utf8').split('\n');
  const ofFile = (name) => files.filter((path) => path.endsWith(`/${name}`));
  const unheld = rows.flatMap((row) => {
    const cell = row.split('|').at(-2) ?? '';
    const named = [...cell.matchAll(/`([\w./-]+\.(?:test|spec)\.(?:tsx?|mjs))`/g)].map(([, path]) => path);
    if (named.length === 0) return [];
    // A suite that runs the contract of all stores has its tests in files beside it.
    const texts = named
      .flatMap(ofFile)
      .flatMap((path) => [
        readFileSync(path, 'utf8'),
        ...(path.includes('libs/storage/')
          ? files
              .filter((one) => one.includes('storage/test/contract/'))
              .map((one) => readFileSync(one, 'utf8'))
          : []),
      ]);
    const rules = [...cell.matchAll(/\[([A-Z]\d+)\]/g)].map(([rule]) => rule);
    return rules.filter((rule) => !texts.some((text) => text.includes(rule)));
  });
  expect(unheld).toEqual([]);
});

test('docs/features.md names for each yes of Parley a test that there is', () => {
  const [table = '', shown = ''] = readFileSync(join(root, 'docs/features.md'), 'utf8').split(/^## .+$/m);
  const cellsOf = (text) =>
    [...text.matchAll(/^\|(.+)\|$/gm)].map(([, row]) => row.split('|').map((cell) => cell.trim()));
  const promised = cellsOf(table).flatMap(([what, parley]) => (parley?.startsWith('yes') ? [what] : []));
  const named = cellsOf(shown).filter(([, where]) => where?.startsWith('`'));
  expect(promised.length).toBeGreaterThan(20);
  expect(named.map(([what]) => what).filter((what) => what !== '')).toEqual(promised);

  const textOf = (path) => {
    const file = join(root, path.includes('/') ? path : `apps/e2e/browser/${path}`);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const missing = named.filter(([, where, title]) => !textOf(where.slice(1, -1)).includes(title));
  expect(missing).toEqual([]);
});
