import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

const here = fileURLToPath(new URL('.', import.meta.url));

// The workspace's own projects are TypeScript, and the decorator helpers are not installed: both go into the bundle. So do
// libraries of many small files, which the server and its threads would otherwise look up at every start: a quarter of its time.
const bundled = /^(\.|\/|[A-Za-z]:|@parley\/|@oxc-project\/|@nestjs\/|rxjs(\/|$)|zod(\/|$)|kysely$|\0)/;
/** Nest asks for it by itself, where it is installed. */
const optional = /^@nestjs\/microservices(\/|$)/;

/** A thread is started by `new Worker(new URL('./file.ts', import.meta.url))`; here that file becomes an entry of its own. */
const workerFiles = {
  name: 'worker-files',
  transform: {
    filter: { id: /\.ts$/, code: /new URL\(\s*'\.[^']+\.ts'/ },
    async handler(code, id) {
      const found = /new URL\(\s*'(\.[^']+\.ts)',\s*import\.meta\.url,?\s*\)/g;
      let result = code;
      for (const [text, path] of code.matchAll(found)) {
        const target = await this.resolve(path, id);
        const chunk = this.emitFile({ type: 'chunk', id: target.id });
        result = result.replace(text, `new URL(import.meta.ROLLUP_FILE_URL_${chunk})`);
      }
      return { code: result, map: null }; // Lines stay where they were.
    },
  },
};

export default defineConfig({
  cwd: here,
  input: { main: 'src/main.ts', maintain: 'src/maintain.ts' },
  platform: 'node',
  tsconfig: 'tsconfig.lib.json',
  external: (id) => !bundled.test(id) || optional.test(id),
  plugins: [workerFiles],
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  },
});
