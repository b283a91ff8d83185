import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

// What subscribes is memoised by the compiler: features and app. The dumb components below them render only when those
// hand them something new, so compiling them too would add 6 KB to the first load for nothing.
const compiler = babel({
  presets: [reactCompilerPreset()],
  exclude: [/\/src\/ui\//, /\/libs\//, /\/node_modules\//],
});

/** Compressed copies beside the files, made once and as small as can be; the server hands out what a browser takes. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const texts = Object.keys(bundle).filter((name) => /\.(js|css|html|svg)$/.test(name));
    await Promise.all(
      texts.map(async (name) => {
        const path = join(dir, name);
        const content = await readFile(path);
        await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }));
        await writeFile(`${path}.br`, brotliCompressSync(content));
      }),
    );
  },
};

interface CompactEmoji {
  readonly unicode: string;
  readonly hexcode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly skins?: readonly unknown[];
  readonly group?: number;
}

/**
 * Emojibase's lists without what the page does not read: each tone of each emoji, which follows from the emoji itself, is
 * more than half of them; and of two sets of codes the second holds what the first lacks.
 */
const lighterEmoji: Plugin = {
  name: 'lighter-emoji',
  enforce: 'pre',
  transform: {
    filter: { id: /emojibase-data\/(?:en|de)\/compact\.json$|emojibase-data\/en\/shortcodes\/cldr\.json$/ },
    async handler(code, id) {
      if (id.endsWith('cldr.json')) {
        const known = JSON.parse(await readFile(id.replace('cldr', 'github'), 'utf8')) as object;
        const all = JSON.parse(code) as object;
        const isWanted = (hexcode: string) => !(hexcode in known) && !/1F3F[B-F]/.test(hexcode);
        const codes = Object.entries(all).filter(([hexcode]) => isWanted(hexcode));
        return JSON.stringify(Object.fromEntries(codes));
      }
      const list = JSON.parse(code) as readonly CompactEmoji[];
      return JSON.stringify(
        list.map(({ unicode, hexcode, label, tags, skins, group }) => ({
          ...{ unicode, hexcode, label, tags, group },
          skins: skins && [],
        })),
      );
    },
  },
};

/** The language for which alone a part of the page is: the names of the emoji. */
const languageOf = ({ moduleIds }: Rolldown.OutputChunk): string =>
  moduleIds.flatMap((id) => /emojibase-data\/(\w+)\/compact\.json/.exec(id)?.[1] ?? [])[0] ?? '';

/**
 * What is loaded on demand comes along when the browser has nothing else to do. Then it is there at once, and there when
 * the network is not: a dialog must open for those who write offline. The links lie in a template that
 * the page's own script follows (app/fetch-ahead.ts).
 */
const fetchedAhead: Plugin = {
  name: 'fetched-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => [
      {
        tag: 'template',
        attrs: { id: 'ahead' },
        injectTo: 'body',
        children: Object.values(bundle)
          .filter((file) => file.type === 'chunk' && !file.isEntry)
          .map((file) => ({
            tag: 'link',
            attrs: {
              ...{ rel: 'prefetch', as: 'script', crossorigin: true, href: `/${file.fileName}` },
              'data-language': languageOf(file),
            },
          })),
      },
    ],
  },
};

/**
 * What libraries bring along and the page never runs. Parley speaks WebSocket, and polling where that is blocked: the third
 * transport of Engine.IO stays out. And React has by itself what older ones had to be lent. What Vite puts before each import on
 * demand fetches styles of its own, and what it needs, ahead: there is one sheet of styles, and the page fetches ahead by itself.
 */
const replaced = [
  { source: './webtransport.js', in: '/engine.io-client/', by: 'export const WT = undefined;' },
  {
    source: 'use-sync-external-store/shim/index.js',
    in: '/wouter/',
    by: "export { useSyncExternalStore } from 'react';",
  },
];
const withoutDeadWeight: Plugin = {
  name: 'without-dead-weight',
  enforce: 'pre',
  resolveId: (source, importer) => {
    const at = replaced.findIndex((one) => one.source === source && importer?.includes(one.in) === true);
    return at < 0 ? null : `\0replaced-${at}`;
  },
  load: (id) => {
    if (id === '\0vite/preload-helper.js') return 'export const __vitePreload = (load) => load();';
    return id.startsWith('\0replaced-')
      ? (replaced[Number(id.slice('\0replaced-'.length))]?.by ?? null)
      : null;
  },
};

/** What a browser has to load before it shows anything, of gzip: 150 KB of 1,024 bytes. */
const firstLoadBudget = 150 * 1024;

/** Fails the build when the first load has grown too heavy: the entry and all that it imports, at once and in turn. */
const heldToBudget: Plugin = {
  name: 'held-to-budget',
  apply: 'build',
  generateBundle(_, bundle) {
    const firstLoad = new Set(Object.keys(bundle).filter((name) => isEntry(bundle[name])));
    for (const name of firstLoad) for (const imported of importsOf(bundle[name])) firstLoad.add(imported);
    const sizes = [...firstLoad].map((name) => gzipSync(codeOf(bundle[name]), { level: 9 }).length);
    const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
    const told = `${(size / 1024).toFixed(1)} of ${firstLoadBudget / 1024} KB of gzip in ${firstLoad.size} files`;
    if (size > firstLoadBudget) this.error(`The script of the first load is too heavy: ${told}.`);
    this.info(`The script of the first load: ${told}.`);
  },
};

/** Libraries that several lazy parts of the page stand on: each is a file. */
const libraries = {
  icons: /\/node_modules\/lucide-react\//,
  widgets: /\/node_modules\/(@base-ui|@floating-ui|tabbable|reselect)\//,
  markdown: /\/node_modules\/(mdast|micromark)/,
  uploads: /\/node_modules\/tus-js-client\//,
};
const heavyLibraries = [libraries.widgets, libraries.markdown, libraries.uploads];

/** Whether a module does without the heavy libraries, and so does all that it imports: whoever shares it need not load them. */
function isLight(id: string, modules: Rolldown.ChunkingContext, seen = new Set<string>()): boolean {
  if (heavyLibraries.some((library) => library.test(id))) return false;
  seen.add(id);
  const imported = modules.getModuleInfo(id)?.importedIds ?? [];
  return imported.every((other) => seen.has(other) || isLight(other, modules, seen));
}

/**
 * Fails the build when two files need each other: then whichever is asked for first runs before what it extends, and a page that
 * is opened by its address stays empty.
 */
const withoutCircles: Plugin = {
  name: 'without-circles',
  apply: 'build',
  generateBundle(_, bundle) {
    const whole = new Set<string>();
    const follow = (name: string, path: readonly string[]): void => {
      if (path.includes(name)) this.error(`These files need each other: ${[...path, name].join(' > ')}.`);
      if (whole.has(name)) return;
      for (const imported of importsOf(bundle[name])) follow(imported, [...path, name]);
      whole.add(name);
    };
    for (const name of Object.keys(bundle)) follow(name, []);
  },
};

type Output = Rolldown.OutputBundle[string] | undefined;
const isEntry = (file: Output) => file?.type === 'chunk' && file.isEntry;
const importsOf = (file: Output) => (file?.type === 'chunk' ? file.imports : []);
const codeOf = (file: Output) => (file?.type === 'chunk' ? file.code : '');

export default defineConfig({
  plugins: [
    react(),
    compiler,
    withoutDeadWeight,
    tailwindcss(),
    lighterEmoji,
    fetchedAhead,
    compressed,
    heldToBudget,
    withoutCircles,
  ],
  resolve: {
    // In a browser it would ask the parser of HTML what `&amp;` means. It has a table as well, and the page no innerHTML.
    alias: {
      'decode-named-character-reference': fileURLToPath(
        import.meta.resolve('decode-named-character-reference'),
      ),
    },
  },
  build: {
    target: 'baseline-widely-available',
    // Everything is a file of its own origin: a strict Content-Security-Policy knows no data: addresses.
    assetsInlineLimit: 0,
    // The prefetch above has fetched them before they are wanted.
    modulePreload: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // All that the first load runs is one file: cut up by what lazy parts share with it, it packs worse and asks more often.
            { name: 'first', tags: ['$initial'] },
            // What lazy parts share lies together: asking for an icon costs more than what is in it.
            ...Object.entries(libraries).map(([name, test]) => ({ name, test, minShareCount: 2 })),
            { name: (id, modules) => (isLight(id, modules) ? 'shared' : null), minShareCount: 2 },
          ],
        },
      },
    },
  },
});
