import { type IncomingMessage, type Server as HttpServer, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '@parley/core';
import { type Clock, type Failure, failure } from '@parley/events';
import type { Origins } from '../auth/origins.ts';
import { responseOf } from './http/refusal.ts';
import { Turns } from './turns.ts';

/** So long one turn of the event loop lets new WebSockets in, before those who are in are served again. */
const SLICE_MS = 4;

/** Takes a request over; it may refuse it. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void | Promise<void>;

export interface UpgradeRoutes {
  readonly origins: Origins;
  readonly log: Log;
  readonly clock: Clock;
  /** Who takes the upgrades at a path. */
  readonly at: (path: string) => Upgrade | undefined;
}

/** The one place where a WebSocket of any kind comes in: its origin is checked, and its path says who gets it. */
export function routeUpgrades(server: HttpServer, { origins, log, clock, at }: UpgradeRoutes): void {
  const turns = new Turns(clock, SLICE_MS);
  // Engine.IO listens for itself; now it gets what is for it, after the check.
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [path = ''] = (request.url ?? '').split('?');
    const upgrade = at(path);
    // Without a listener a peer that resets the connection would end the process.
    socket.on('error', destroyed);
    if (!upgrade)
      return refuseUpgrade(socket, failure('not_found', 'There is no WebSocket at this address.'));
    if (!origins.allows(request.headers))
      return refuseUpgrade(socket, failure('forbidden', 'This origin may not connect.'));
    turns.do(taking({ upgrade, path, log }, request, socket, head));
  });
}

function destroyed(this: Duplex): void {
  this.destroy();
}

/** A function of its own: a listener above would hold on to the request for as long as the socket lives. */
const taking =
  (
    { upgrade, path, log }: { readonly upgrade: Upgrade; readonly path: string; readonly log: Log },
    ...[request, socket, head]: Parameters<Upgrade>
  ) =>
  (): void => {
    if (socket.destroyed) return;
    void (async () => upgrade(request, socket, head))().catch((error: unknown) => {
      log.error({ path, error: String(error) }, 'upgrade failed');
      refuseUpgrade(socket, failure('internal', 'Something went wrong on the server.'));
    });
  };

/** Answers in the shape of every other refusal over HTTP. */
export function refuseUpgrade(socket: Duplex, failure: Failure): void {
  if (!socket.writable) return;
  const { status, headers, body } = responseOf(failure);
  const text = JSON.stringify(body);
  const lines = Object.entries({
    'Content-Type': 'application/json; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Content-Length': String(Buffer.byteLength(text)),
    Connection: 'close',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${text}`);
}
