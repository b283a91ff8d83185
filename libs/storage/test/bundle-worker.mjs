import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

let folder;

/** Bundles the worker once for all tests, as the server's build does: it starts many times faster than its sources. */
export default async function bundleWorker() {
  folder = mkdtempSync(join(tmpdir(), 'parley-worker-'));
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../src/sqlite-worker.ts', import.meta.url)),
    platform: 'node',
  });
  const file = join(folder, 'sqlite-worker.mjs');
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  process.env.PARLEY_TEST_WORKER = pathToFileURL(file).href;
  // Each test starts threads of it: all but the first find it compiled.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
}

export function removeWorker() {
  rmSync(folder, { recursive: true, force: true });
}
