import { flushCompileCache } from 'node:module';
import type { Log } from '@parley/core';
import { type App, createApp } from './app.ts';
import { configFromEnvironment } from './config-from-environment.ts';
import { createLog } from './log.ts';
import { StartProblem } from './start-problem.ts';

/** A stop takes a moment; one that hangs must not keep the port. */
const STOP_DEADLINE_MS = 10_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Ends the process when it is told to, or when it can't be trusted any more. */
function endInOrder(app: App, log: Log): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal, connections: app.core.connections() }, 'stopping');
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    void app.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // A bug: whoever keeps Parley running starts it again, and what was acknowledged is on the disk.
  process.on('uncaughtException', (error) => {
    log.error({ error: error.stack }, 'the server ends because of a bug');
    process.exit(1);
  });
}

async function start(): Promise<void> {
  const config = configFromEnvironment();
  const log = createLog(config.logLevel);
  const app = await createApp(config, { log });
  endInOrder(app, log);
  const { url } = await app.listen();
  say(`Parley is ready: open ${url}`);
  const setup = await app.core.accounts.setupSecret();
  if (setup) say(`Nobody owns it yet. Make the owner’s account: ${config.publicUrl ?? url}/invite#${setup}`);
  say(`Its data lies in ${config.dataDir}. Stop it with Ctrl+C.`);
  // Where NODE_COMPILE_CACHE names a folder, the next start finds the code compiled, even if this run is killed.
  flushCompileCache();
}

start().catch((error: unknown) => {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`parley: ${error.message}\n`);
  process.exit(1);
});
