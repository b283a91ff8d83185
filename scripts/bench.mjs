// `npm run bench`: see docs/performance.md.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, main, nodePath, root, run, toolEnv } from './workspace.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return run(nodePath(), [join(root, 'apps/bench/main.ts'), ...process.argv.slice(2)], { env: toolEnv() });
});
