// `npm run prove -- --cycles 50`: kills the real server while people talk, and lets the checker look at what is left.
// See docs/delivery.md. In a mount namespace of its own where the machine allows one: there a disk can be full.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, main, nodePath, root, run, toolEnv } from './workspace.mjs';

/** What is mounted in there is gone with the last process in it. Without root a user namespace does it too. */
const namespaces = [
  ['--mount', '--propagation', 'private'],
  ['--map-root-user', '--mount', '--propagation', 'private'],
];

const works = (args) => {
  try {
    execFileSync('unshare', [...args, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const program = [join(root, 'apps/e2e/crash/prove.ts'), ...process.argv.slice(2)];
  const namespace = namespaces.find(works);
  if (!namespace) return run(nodePath(), program, { env: toolEnv() });
  return run('unshare', [...namespace, nodePath(), ...program], {
    env: toolEnv({ PARLEY_MAY_MOUNT: 'yes' }),
  });
});
