import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import serverPackage from '../package.json' with { type: 'json' };
import { type Core, createCore, type Files, type Log, type Store } from '@parley/core';
import { type Clock, limits, systemClock } from '@parley/events';
import { Argon2Passwords } from './auth/argon2-passwords.ts';
import { randomIds } from './auth/random-ids.ts';
import type { Config } from './config.ts';
import { type Edges, openEdges } from './edges.ts';
import { dieAt, watchCore, watchStore } from './failpoint.ts';
import { createLog } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { type MetricsPort, openMetricsPort } from './metrics/metrics-port.ts';
import { watchReads } from './metrics/watch-reads.ts';
import { SharpImages } from './images/sharp-images.ts';
import { openFiles, openStore } from './open-store.ts';
import { startProblem } from './start-problem.ts';

/** How long sockets may take to close by themselves when the server stops. */
const FAREWELL_MS = 1_000;

/** The built web app, seen from the built server as well as from the sources. */
const builtWebApp = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** What a test may bring along. */
export interface AppOptions {
  readonly store?: Store;
  /** The file of the store's threads, bundled: it starts many times faster than its sources. */
  readonly storeWorker?: URL;
  readonly files?: Files;
  readonly clock?: Clock;
  readonly log?: Log;
  /** The folder of the built web app. */
  readonly webApp?: string;
}

export interface Listening {
  /** The address on which this process listens. */
  readonly local: string;
  /** The address that people open: PUBLIC_URL if there is one. */
  readonly url: string;
}

export interface App {
  readonly core: Core;
  /** Accepts connections from now on. */
  listen(): Promise<Listening>;
  /** Takes no more, finishes and answers what was accepted, then closes every socket and the database. */
  close(): Promise<void>;
}

/** Opens the database and puts the server together. This and `listen` reject with StartProblem for what a person can mend. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const { clock = systemClock, log = createLog(config.logLevel), webApp = builtWebApp } = options;
  const store = options.store ?? openStore(config, clock, options.storeWorker);
  try {
    const metrics = config.metrics && (await createMetrics());
    const files = options.files ?? openFiles(config);
    const core = await openCore(config, { store, files, clock, log, metrics });
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

/** Measured in docs/performance.md: from about 1,000 writes a second on. */
const GATHER = { writes: 8, withinMs: 8 };

interface CoreParts extends Required<Pick<AppOptions, 'store' | 'files' | 'clock' | 'log'>> {
  readonly metrics: Metrics | undefined;
}

async function openCore(
  { placeName, access, guests, rateLimits, failpoint, fileBytesPerPerson: person }: Config,
  { store: own, files, clock, log, metrics }: CoreParts,
): Promise<Core> {
  const store = metrics ? watchReads(own, clock, (query, ms) => metrics.read(query, ms)) : own;
  const options = {
    clock,
    log,
    ids: randomIds,
    passwords: new Argon2Passwords(),
    files,
    images: new SharpImages(),
    fileRoom: { person, guest: limits.guestFileBytes },
    door: { name: placeName, access, guests },
    rateLimits,
    probe: metrics,
    journal: { gather: GATHER },
    version: serverPackage.version,
  };
  if (!failpoint) return createCore({ ...options, store });
  const passing = dieAt(failpoint);
  return watchCore(await createCore({ ...options, store: watchStore(store, passing) }), passing);
}

async function listen({ server }: Edges, config: Config, ownPort?: MetricsPort): Promise<Listening> {
  const { host, port, tls, publicUrl } = config;
  try {
    server.listen(port, host);
    await once(server, 'listening');
    await ownPort?.listen();
  } catch (error) {
    throw startProblem(error, config);
  }
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const local = `${tls ? 'https' : 'http'}://${name}:${portOf(server.address(), port)}`;
  return { local, url: publicUrl ?? local };
}

const portOf = (address: AddressInfo | string | null, asked: number): number =>
  typeof address === 'object' && address !== null ? address.port : asked;

async function close(edges: Edges, core: Core, clock: Clock): Promise<void> {
  const closed = once(edges.server, 'close');
  edges.server.close();
  await core.close();
  // The last answers are on their way: they go out before the sockets close.
  await setImmediate();
  const cancel = clock.after(FAREWELL_MS, edges.cutOff);
  await Promise.all([edges.close(), closed]);
  cancel();
}
