import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { failure } from '@parley/events';
import { responseOf } from '../edge/http/refusal.ts';
import type { Metrics } from './metrics.ts';

/** Path at which Prometheus looks by itself. */
export const METRICS_PATH = '/metrics';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers with the metrics whoever shows the token; everybody where none is asked for. */
export function serveMetrics(metrics: Metrics, token: string | undefined): Handler {
  return (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    if (token !== undefined && !isProof(request.headers.authorization, token)) {
      const { status, body } = responseOf(failure('unauthenticated', 'Show the token of METRICS_TOKEN.'));
      response.writeHead(status, { 'Content-Type': 'application/json', 'WWW-Authenticate': 'Bearer' });
      response.end(JSON.stringify(body));
      return;
    }
    void metrics.text().then((text) => {
      response.setHeader('Content-Type', metrics.contentType);
      response.end(text);
    });
  };
}

function isProof(header: string | undefined, token: string): boolean {
  const [scheme = '', shown = ''] = (header ?? '').split(' ');
  // Of hashes, so that neither length nor content can be told from the time it takes.
  return scheme.toLowerCase() === 'bearer' && timingSafeEqual(sha256(shown), sha256(token));
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
