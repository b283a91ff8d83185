// Shows that the rules of oxlint.config.ts bite, and only where they should: each case becomes a file in a temporary
// copy of the layout, which is then linted with the project's own rules.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tool } from './workspace.mjs';

const root = join(import.meta.dirname, '..');

// [file, its text, the rule that must object]; without a rule the text is allowed. `*` makes a name of its own.
const imports = 'no-restricted-imports';
const value = (name) => `import { x } from '${name}';\nexport const y = x;`;
const type = (name) => `import type { X } from '${name}';\nexport type Y = X;`;

const cases = [
  ['libs/events/src/*.ts', value('zod')],
  ['libs/events/src/*.ts', value('@parley/core'), imports],
  ['libs/events/src/*.ts', value('node:crypto'), imports],
  ['libs/events/src/limits.ts', value('zod'), imports],
  ['libs/events/src/limits.ts', value('./schemas.ts'), imports],
  ['libs/events/src/limits.ts', type('./schemas.ts')],
  ['libs/events/src/policy.ts', value('./limits.ts')],
  ['libs/events/src/names.ts', value('zod'), imports],

  ['libs/core/src/*.ts', value('@parley/events')],
  ['libs/core/src/*.ts', value('@parley/events/limits')],
  ['libs/core/src/*.ts', value('./b.ts')],
  ['libs/core/src/rooms/*.ts', value('../b.ts')],
  ...['@nestjs/common', 'socket.io', 'ws', 'kysely', 'pg', 'node:fs', 'node:sqlite', 'zod'].map((name) => [
    'libs/core/src/*.ts',
    value(name),
    imports,
  ]),
  ['libs/core/src/*.ts', type('@parley/storage'), imports],
  ['libs/core/src/*.ts', value('@parley/testkit'), imports],
  ['libs/core/src/*.test.ts', value('@parley/testkit')],
  ['libs/core/src/*.test.ts', value('@parley/storage'), imports],
  ['libs/core/src/*.ts', value('../../storage/src/index.ts'), imports],
  ['libs/core/src/*.ts', `export * from '@parley/storage';`, imports],
  ['libs/core/src/*.ts', `export const load = () => import('@parley/storage');`, imports],

  ['libs/storage/src/*.ts', value('@parley/core')],
  ['libs/storage/src/*.ts', value('kysely')],
  ['libs/storage/src/*.ts', value('node:sqlite')],
  ['libs/storage/src/*.ts', value('@nestjs/common'), imports],
  ['libs/storage/src/*.ts', value('@parley/client'), imports],

  ['libs/client/src/*.ts', type('@parley/events')],
  ['libs/client/src/*.ts', value('@parley/events/limits')],
  ['libs/client/src/*.ts', value('@parley/events'), imports],
  ['libs/client/src/*.ts', `export * from '@parley/events';`, imports],
  ['libs/client/src/*.ts', `export const load = () => import('@parley/events');`, imports],
  ['libs/client/src/*.ts', value('@parley/core'), imports],
  ['libs/client/src/*.ts', value('react'), imports],
  ['libs/client/src/*.ts', value('zod'), imports],
  ['libs/client/src/*.ts', value('socket.io-client'), imports],
  ['libs/client/src/*.ts', type('socket.io-client'), imports],
  ['libs/client/src/socketio-transport.ts', value('socket.io-client')],
  ['libs/client/src/socketio-transport.ts', value('@parley/events'), imports],

  ['libs/react/src/*.ts', value('@parley/client')],
  ['libs/react/src/*.ts', value('react')],
  ['libs/react/src/*.ts', value('@parley/events'), imports],
  ['libs/react/src/*.ts', value('socket.io-client'), imports],
  ['libs/react/src/*.ts', value('@parley/core'), imports],

  ['libs/testkit/src/*.ts', value('@parley/events')],
  ['libs/testkit/src/*.ts', value('@parley/core'), imports],

  ['apps/web/src/ui/*.tsx', value('react')],
  ['apps/web/src/ui/*.tsx', type('@parley/events')],
  ['apps/web/src/ui/*.tsx', value('@parley/react'), imports],
  ['apps/web/src/ui/*.tsx', value('../features/b.tsx'), imports],
  ['apps/web/src/ui/form/*.tsx', value('../../app/b.tsx'), imports],
  ['apps/web/src/features/composer/*.tsx', value('@parley/react')],
  ['apps/web/src/features/composer/*.tsx', value('../../ui/b.tsx')],
  ['apps/web/src/features/composer/*.tsx', value('@parley/client'), imports],
  ['apps/web/src/features/composer/*.tsx', value('../../app/b.tsx'), imports],
  ['apps/web/src/app/*.tsx', value('@parley/client')],
  ['apps/web/src/app/*.tsx', value('../features/b.tsx')],
  ['apps/web/src/app/*.tsx', value('@parley/events'), imports],
  ['apps/web/src/app/*.tsx', value('@parley/core'), imports],
  ['apps/web/src/app/*.tsx', value('socket.io-client'), imports],

  ['apps/server/src/*.ts', value('@nestjs/common')],
  ['apps/server/src/*.ts', value('@parley/storage')],
  ['apps/server/src/*.ts', value('@parley/client'), imports],
  ['apps/server/src/*.ts', value('../../web/src/main.tsx'), imports],
  ['apps/server/src/*.test.ts', value('@parley/testkit')],

  ['apps/e2e/crash/*.ts', value('@parley/client')],
  ['apps/bench/systems/*.ts', value('@parley/storage')],
  ['apps/bench/systems/*.ts', value('../../server/src/config.ts'), imports],
  ['apps/e2e/crash/*.ts', value('@parley/server'), imports],
  ['apps/e2e/crash/*.ts', value('../../server/src/config.ts'), imports],

  ['libs/core/src/*.ts', 'export const now = Date.now();', 'no-restricted-globals'],
  ['libs/client/src/*.ts', 'setTimeout(() => {}, 1);', 'no-restricted-globals'],
  ['libs/client/src/*.ts', 'globalThis.setTimeout(() => {}, 1);', 'no-restricted-globals'],
  ['libs/core/src/*.ts', 'export const dice = Math.random();', 'no-restricted-properties'],
  ['libs/core/src/clock.ts', 'export const now = () => Date.now();'],
  ['libs/core/src/*.ts', `console.log('x');`, 'no-console'],
  ['apps/server/src/*.ts', `console.log('x');`, 'no-console'],
  ['scripts/a.mjs', `console.log('x');`],
  [
    'apps/web/src/ui/*.tsx',
    `export const A = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />;`,
    'no-danger',
  ],
  [
    'apps/web/src/ui/*.tsx',
    `import { createElement } from 'react';\nexport const a = createElement('p', { dangerouslySetInnerHTML: { __html: 'x' } });`,
    'no-danger',
  ],
  ...[
    `document.body.innerHTML = 'x';`,
    `document.body['innerHTML'] = 'x';`,
    `document.body.outerHTML += 'x';`,
    `document.body.insertAdjacentHTML('beforeend', 'x');`,
    `document.body.setHTMLUnsafe('x');`,
    `document.createRange().createContextualFragment('x');`,
    `document.createElement('iframe').srcdoc = 'x';`,
    `document.write('x');`,
  ].flatMap((text) =>
    ['apps/web/src/ui/*.tsx', 'libs/react/src/*.ts', 'libs/client/src/*.ts'].map((file) => [
      file,
      text,
      'no-restricted-properties',
    ]),
  ),
  [
    'apps/web/src/ui/*.tsx',
    `export const A = () => <iframe src="x" title={'x'} />;`,
    'iframe-missing-sandbox',
  ],
  ...['app', 'features', 'ui'].flatMap((layer) => [
    [`apps/web/src/${layer}/*.tsx`, `export const A = () => <p>Save</p>;`, 'jsx-no-literals'],
    [`apps/web/src/${layer}/*.tsx`, `export const A = () => <p title="Save" />;`, 'jsx-no-literals'],
    [`apps/web/src/${layer}/*.tsx`, `export const A = () => <p className="px-1"> · </p>;`],
  ]),
  ['apps/web/src/ui/*.ts', `eval('x');`, 'no-eval'],
  ['apps/server/src/*.ts', `setTimeout('x', 1);`, 'no-implied-eval'],
  ['libs/core/src/*.ts', `export const a = new Function('x');`, 'no-implied-eval'],
  ['libs/core/src/*.ts', 'export const a = (x: any) => x;', 'no-explicit-any'],
  ['libs/core/src/*.ts', 'export const a = (x?: string) => x!;', 'no-non-null-assertion'],
  ['libs/core/src/*.ts', 'export default 1;', 'no-default-export'],
];

let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-lint-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lints `files` (path to text) as a workspace; answers what was found as [path, rule]. */
function lint(files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  cpSync(join(root, 'oxlint.config.ts'), join(folder, 'oxlint.config.ts'));
  return JSON.parse(report()).diagnostics.map(({ filename, code }) => [
    filename,
    code.replace(/.*\((.+)\)/, '$1'),
  ]);
}

function report() {
  try {
    return execFileSync(process.execPath, [tool('oxlint'), '--format', 'json', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
  } catch (error) {
    return error.stdout; // The linter ends with 1 when it finds something.
  }
}

/** The cases in as few workspaces as possible: only those with the same file stand in different ones. */
function rounds() {
  const result = [];
  cases.forEach(([pattern, text, rule], index) => {
    const path = pattern.replace('*', `case-${index}`);
    let round = result.find((files) => !(path in files));
    if (!round) result.push((round = {}));
    round[path] = { text, rule };
  });
  return result;
}

test.each(rounds().map((files, index) => [index + 1, files]))(
  'each import is allowed or refused as listed (%i)',
  (_, files) => {
    const found = lint(Object.fromEntries(Object.entries(files).map(([path, { text }]) => [path, text])));
    for (const [path, { text, rule }] of Object.entries(files)) {
      const rules = found.filter(([at]) => at === path).map(([, name]) => name);
      expect({ path, text, rules: [...new Set(rules)] }).toEqual({ path, text, rules: rule ? [rule] : [] });
    }
  },
);

test('files may not import each other in a circle', () => {
  const found = lint({
    'libs/core/src/one.ts': `import { two } from './two.ts';\nexport const one = () => two;`,
    'libs/core/src/two.ts': `import { one } from './one.ts';\nexport const two = () => one;`,
  });
  expect(found).toEqual(expect.arrayContaining([['libs/core/src/one.ts', 'no-cycle']]));
});

test('every project of the workspace has cases here', () => {
  const folders = new Set(cases.map(([path]) => path.split('/').slice(0, 2).join('/')));
  const projects = ['apps', 'libs'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}`),
  );
  expect([...folders]).toEqual(expect.arrayContaining(projects));
});
