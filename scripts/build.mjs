// `npm run build`: the server to apps/server/dist, the web app to apps/web/dist.
import { build, ensureInstalled, main } from './workspace.mjs';

await main(async () => {
  await ensureInstalled();
  await build();
  return 0;
});
