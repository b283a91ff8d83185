// `npm run dev`: one address for everything. Vite serves the page with hot reload and passes API and sockets on to the
// server, which is rebuilt and restarted when its sources change.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createNetServer } from 'node:net';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressOf, serverEnv } from './dev-address.mjs';
import { ensureInstalled, main, nodePath, root, run, say, Stop } from './workspace.mjs';

const outDir = join(root, 'apps/server/.dev');
const passedOn = ['/api', '/health', '/ready', '/metrics', '/socket.io', '/ws'];

async function freePort() {
  const probe = createNetServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The server as a child: `restart` ends the old one first, since both would want the port and the database. */
function supervise(env) {
  let child;
  let turn = Promise.resolve();

  const end = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.kill('SIGTERM');
    await gone;
    clearTimeout(hard);
  };

  const begin = () => {
    const args = ['--enable-source-maps', '--import', new URL('./end-with-parent.mjs', import.meta.url).href];
    child = spawn(process.execPath, [...args, join(outDir, 'main.js')], {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // Ctrl+C reaches it once, through us.
      detached: process.platform !== 'win32',
    });
    child.once(
      'exit',
      (code) => code && say(`the server ended with code ${code}; it starts again on the next change.`),
    );
  };

  const next = (step) => (turn = turn.then(step));
  return { restart: () => next(() => end().then(begin)), stop: () => next(end) };
}

async function watchServer(server) {
  const { watch } = await import('rolldown');
  const { default: config } = await import('../apps/server/rolldown.config.mjs');
  // cleanDir would take main.js away for a moment while the server starts from it.
  const watcher = watch({
    ...config,
    output: Object.assign({}, config.output, { dir: outDir, cleanDir: false }),
  });
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END') {
      say(`server built in ${event.duration.toFixed(0)} ms, starting it …`);
      void server.restart();
    }
    if (event.code === 'ERROR') say(`the server does not build: ${event.error.message}`);
    if ('result' in event) void event.result?.close();
  });
  return watcher;
}

async function serve() {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const { port, host } = addressOf(process.env);
  const inner = await freePort();
  const target = `http://127.0.0.1:${inner}`;

  const { createLogger, createServer } = await import('vite');
  const logger = createLogger();
  const customLogger = Object.assign(createLogger(), {
    // While the server restarts, whoever asks is refused; the client tries again by itself.
    error: (text, options) => text.includes('ECONNREFUSED') || logger.error(text, options),
  });
  const page = await createServer({
    root: join(root, 'apps/web'),
    clearScreen: false,
    customLogger,
    server: {
      host,
      port,
      strictPort: true,
      proxy: Object.fromEntries(passedOn.map((path) => [path, { target, ws: true }])),
    },
  });
  try {
    await page.listen();
  } catch (error) {
    await page.close();
    throw new Stop(`cannot listen on ${host}:${port} (${error.message}): set PORT to a free one.`);
  }
  // The server says itself, whenever it has started, where to open it.
  const served = page.httpServer.address().port;
  const server = supervise(serverEnv(process.env, { inner, host, port: served }));
  const watcher = await watchServer(server);

  const ended = Promise.withResolvers();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, ended.resolve);
  process.once('disconnect', ended.resolve);
  await ended.promise;
  await Promise.allSettled([watcher.close(), page.close(), server.stop()]);
  process.exit(0);
}

await main(async () => {
  // The tools need the pinned Node, which the first start may only just have installed: a process of its own.
  if (process.env.PARLEY_DEV) return serve();
  await ensureInstalled();
  return run(nodePath(), [fileURLToPath(import.meta.url)], {
    ipc: true,
    env: { ...process.env, PARLEY_DEV: '1' },
  });
});
