import { createApp } from './app.ts';
import { configFromEnvironment } from './config-from-environment.ts';
import { createLog } from './log.ts';
import { StartProblem } from './start-problem.ts';

/** A stop takes a moment; one that hangs must not keep the port. */
const STOP_DEADLINE_MS = 10_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function start(): Promise<void> {
  const config = configFromEnvironment();
  const log = createLog(config.logLevel);
  const app = await createApp(config, { log });
  const url = await app.listen();
  say(`Parley is ready: open ${url}`);
  say(`Its data lies in ${config.dataDir}. Stop it with Ctrl+C.`);

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal, connections: app.core.connections() }, 'stopping');
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    void app.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // A bug: what it left behind can't be trusted. Whoever keeps Parley running starts it again.
  process.on('uncaughtException', (error) => {
    log.error({ error: error.stack }, 'the server ends because of a bug');
    process.exit(1);
  });
}

start().catch((error: unknown) => {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`parley: ${error.message}\n`);
  process.exit(1);
});
