import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Log } from '@parley/core';
import type { Config } from '../config.ts';
import { StartProblem } from '../start-problem.ts';
import { codeOf } from '../system-error.ts';
import type { Metrics } from './metrics.ts';
import { METRICS_PATH, serveMetrics } from './serve-metrics.ts';

/** A port that serves the metrics and nothing else. */
export interface MetricsPort {
  /** Rejects with StartProblem if the port can't be had. */
  listen(): Promise<void>;
  close(): void;
}

/** The metrics' own port, if the configuration names one; it does not listen yet. */
export function openMetricsPort(
  metrics: Metrics,
  { host, metrics: wanted }: Config,
  log: Log,
): MetricsPort | undefined {
  const port = wanted?.port;
  if (port === undefined) return undefined;
  const serve = serveMetrics(metrics, wanted?.token);
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] === METRICS_PATH) return serve(request, response);
    response.writeHead(404, { 'Content-Type': 'text/plain' });
    response.end(`Only ${METRICS_PATH} is here.\n`);
  });
  return {
    listen: async () => {
      try {
        server.listen(port, host);
        await once(server, 'listening');
      } catch (error) {
        throw new StartProblem(
          `METRICS_PORT=${port}: can't listen there (${codeOf(error)}); set it to a free one.`,
        );
      }
      log.info({ address: server.address() }, 'metrics are served');
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
