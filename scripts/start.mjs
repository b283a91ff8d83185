// `npm start`: installs and builds when needed, then runs the server until it is told to stop.
import { ensureBuilt, ensureInstalled, main, nodePath, run, serverMain } from './workspace.mjs';

const endWithParent = new URL('./end-with-parent.mjs', import.meta.url).href;

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return run(nodePath(), ['--enable-source-maps', '--import', endWithParent, serverMain], { ipc: true });
});
