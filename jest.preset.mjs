import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

// jest runs CommonJS; these packages ship ES modules only, so swc translates them too.
const esmOnly = [
  ...['@nestjs', 'uuid', 'cookie', 'kysely', 'wouter', 'fuzzysort', '@preact'],
  // What takes uploads, and what tells their types.
  ...['@tus', 'srvx', 'file-type', 'strtok3', 'token-types', 'uint8array-extras', '@tokenizer', '@borewit'],
  // What reads Markdown, and all that it is made of.
  ...['mdast-util-[a-z-]+', 'micromark[a-z-]*', 'unist-util-[a-z-]+', 'decode-named-character-reference'],
  ...[
    'character-entities',
    'ccount',
    'devlop',
    'escape-string-regexp',
    'longest-streak',
    'markdown-table',
    'zwitch',
  ],
  ...['nanostores', '@nanostores', 'lowlight', 'commonmark\\.json'],
];

// A library may ask whether it runs in a bundler's development server; CommonJS has no import.meta to ask.
const optimizer = { globals: { vars: { 'import.meta': '({})' } } };

const swc = (tsx, transform) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        react: { runtime: 'automatic' },
        ...transform,
      },
      keepClassNames: true,
    },
  },
];

/** One jest configuration for every project; a project adds what is its own by the third argument. */
export function preset(name, { environment = 'node', ...rest } = {}) {
  return {
    displayName: name,
    testEnvironment: environment,
    testMatch: ['<rootDir>/**/*.test.{ts,tsx,mjs}'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/', '/browser/'],
    modulePathIgnorePatterns: ['<rootDir>/dist/'],
    // A package that has both is taken as the CommonJS it also is, so js stands before mjs.
    moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
    moduleNameMapper: { '\\.(css|svg|png)$': `${root}/scripts/jest/style-stub.cjs` },
    transform: {
      '/node_modules/@nanostores/.*\\.js$': swc(false, { optimizer }),
      '\\.tsx$': swc(true),
      '\\.(ts|mts|js|mjs)$': swc(false),
    },
    transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
    restoreMocks: true,
    // A busy machine is slow, not wrong.
    testTimeout: 120_000,
    ...rest,
  };
}
