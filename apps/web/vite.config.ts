import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

/**
 * What is loaded on demand comes along when the browser has nothing else to do. Then it is there at once, and there when
 * the network is not: a dialog must open for those who write offline.
 */
const fetchedAhead: Plugin = {
  name: 'fetched-ahead',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle)
        .filter((file) => file.type === 'chunk' && !file.isEntry)
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'prefetch', as: 'script', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head',
        })),
  },
};

export default defineConfig({
  plugins: [react(), compiler, tailwindcss(), fetchedAhead, compressed],
  build: {
    target: 'baseline-widely-available',
    // Everything is a file of its own origin: a strict Content-Security-Policy knows no data: addresses.
    assetsInlineLimit: 0,
  },
});
