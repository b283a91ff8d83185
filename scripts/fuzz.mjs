// `npm run fuzz -- --minutes 30`: says whatever it can think of to the real server, by every way in, and looks whether all is
// answered and nothing breaks. `--seed 4711` says the same again. `npm test` does it for some seconds.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, main, nodePath, root, run, Stop, tool, toolEnv } from './workspace.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string' } },
});

await main(async () => {
  const seconds = Number(values.minutes) * 60;
  if (!(seconds > 0)) throw new Stop(`--minutes ${values.minutes}: say how many, such as --minutes 30.`);
  if (values.seed !== undefined && !/^\d{1,9}$/.test(values.seed))
    throw new Stop(`--seed ${values.seed}: take a whole number of at most nine digits.`);
  await ensureInstalled();
  return run(nodePath(), [tool('jest'), '--config', join(root, 'apps/server/jest.config.mjs'), 'fuzz.test'], {
    env: toolEnv({
      PARLEY_FUZZ_SECONDS: String(seconds),
      ...(values.seed !== undefined && { PARLEY_FUZZ_SEED: values.seed }),
    }),
  });
});
