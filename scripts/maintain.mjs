// `npm run backup -- <file>` and `npm run restore -- <file>`: builds when needed, then does it.
import { dirname, join } from 'node:path';
import { ensureBuilt, ensureInstalled, main, nodePath, run, serverMain } from './workspace.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return run(nodePath(), [join(dirname(serverMain), 'maintain.js'), ...process.argv.slice(2)]);
});
