import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Core, createCore, type Log, type Store } from '@parley/core';
import { type Clock, systemClock } from '@parley/events';
import { randomIds } from './auth/random-ids.ts';
import type { Config } from './config.ts';
import { type Edges, openEdges } from './edges.ts';
import { dieAt, watchCore, watchStore } from './failpoint.ts';
import { createLog } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { type MetricsPort, openMetricsPort } from './metrics/metrics-port.ts';
import { watchReads } from './metrics/watch-reads.ts';
import { openStore } from './open-store.ts';
import { startProblem } from './start-problem.ts';

/** How long sockets may take to close by themselves when the server stops. */
const FAREWELL_MS = 1_000;

/** The built web app, seen from the built server as well as from the sources. */
const builtWebApp = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** What a test may bring along. */
export interface AppOptions {
  readonly store?: Store;
  readonly clock?: Clock;
  readonly log?: Log;
  /** The folder of the built web app. */
  readonly webApp?: string;
}

export interface App {
  readonly core: Core;
  /** Accepts connections from now on; resolves with the address to open. */
  listen(): Promise<string>;
  /** Takes no more, finishes and answers what was accepted, then closes every socket and the database. */
  close(): Promise<void>;
}

/** Opens the database and puts the server together. This and `listen` reject with StartProblem for what a person can mend. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const { clock = systemClock, log = createLog(config.logLevel), webApp = builtWebApp } = options;
  const store = options.store ?? openStore(config, clock);
  try {
    const metrics = config.metrics && (await createMetrics());
    const core = await openCore(config, { store, clock, log, metrics });
    metrics?.watch(core);
    const edges = await openEdges({ config, core, clock, log, metrics }, webApp);
    const ownPort = metrics && openMetricsPort(metrics, config, log);
    let closing: Promise<void> | undefined;
    return {
      core,
      listen: () => listen(edges, config, ownPort),
      close: () => {
        ownPort?.close();
        return (closing ??= close(edges, core, clock));
      },
    };
  } catch (error) {
    await store.close();
    throw startProblem(error, config);
  }
}

/** Loaded only where somebody wants it: it takes time and memory. */
async function createMetrics(): Promise<Metrics> {
  const { Metrics: Loaded } = await import('./metrics/metrics.ts');
  return new Loaded();
}

interface CoreParts extends Required<Pick<AppOptions, 'store' | 'clock' | 'log'>> {
  readonly metrics: Metrics | undefined;
}

async function openCore(
  { access, rateLimits, failpoint }: Config,
  { store: own, clock, log, metrics }: CoreParts,
): Promise<Core> {
  const store = metrics ? watchReads(own, clock, (query, ms) => metrics.read(query, ms)) : own;
  const options = { clock, log, ids: randomIds, access, rateLimits, probe: metrics };
  if (!failpoint) return createCore({ ...options, store });
  const passing = dieAt(failpoint);
  return watchCore(await createCore({ ...options, store: watchStore(store, passing) }), passing);
}

async function listen({ server }: Edges, config: Config, ownPort?: MetricsPort): Promise<string> {
  const { host, port, tls } = config;
  try {
    server.listen(port, host);
    await once(server, 'listening');
    await ownPort?.listen();
  } catch (error) {
    throw startProblem(error, config);
  }
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${name}:${portOf(server.address(), port)}`;
}

const portOf = (address: AddressInfo | string | null, asked: number): number =>
  typeof address === 'object' && address !== null ? address.port : asked;

async function close(edges: Edges, core: Core, clock: Clock): Promise<void> {
  const closed = once(edges.server, 'close');
  edges.server.close();
  await core.close();
  // The last answers are on their way: they go out before the sockets close.
  await setImmediate();
  edges.close();
  const cancel = clock.after(FAREWELL_MS, edges.cutOff);
  await closed;
  cancel();
}
