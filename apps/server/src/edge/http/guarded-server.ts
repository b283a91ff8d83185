import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { ClientAddresses } from '../../auth/client-addresses.ts';
import type { Config } from '../../config.ts';

/** Until when a peer has to say what it wants: who opens sockets and says nothing, or a byte now and then, is cut off. */
export interface Patience {
  /** From the connection to the end of the TLS handshake. */
  readonly handshakeMs: number;
  /** From the connection, or the answer before, to the end of the request's headers. */
  readonly headersMs: number;
  /** To the end of its body. */
  readonly requestMs: number;
  /** How often all connections are looked at. */
  readonly checkMs: number;
}

const patience: Patience = { handshakeMs: 10_000, headersMs: 10_000, requestMs: 60_000, checkMs: 2_000 };

/** Headers of one request; a browser sends some twenty. */
const MAX_HEADERS = 100;
const MAX_HEADER_BYTES = 16 * 1024;
/** Beside its long-lived connections a network has some that load the page or ask for something once. */
const PASSING_SOCKETS = 200;

export type GuardedConfig = Pick<Config, 'tls' | 'maxConnectionsPerAddress'>;

/** An HTTP or HTTPS server that no peer can hold up by being slow, wordy or many. */
export function guardedServer(
  { tls, maxConnectionsPerAddress }: GuardedConfig,
  addresses: ClientAddresses,
  listener: RequestListener,
  { handshakeMs, headersMs, requestMs, checkMs }: Patience = patience,
): HttpServer {
  const options = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
    maxHeaderSize: MAX_HEADER_BYTES,
  };
  const server = tls
    ? createTlsServer({ ...options, ...tls, handshakeTimeout: handshakeMs }, listener)
    : createServer(options, listener);
  server.maxHeadersCount = MAX_HEADERS;
  capSockets(server, addresses, maxConnectionsPerAddress + PASSING_SOCKETS);
  return server;
}

/** Sockets beyond the cap are cut off before they cost anything. All of a trusted proxy's sockets are let in: it speaks for many. */
function capSockets(server: HttpServer, addresses: ClientAddresses, max: number): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const peer = addresses.peerOf(socket);
    if (peer === undefined) return;
    const count = (open.get(peer) ?? 0) + 1;
    if (count > max) {
      socket.destroy();
      return;
    }
    open.set(peer, count);
    socket.on('close', () => {
      const left = (open.get(peer) ?? 1) - 1;
      if (left === 0) open.delete(peer);
      else open.set(peer, left);
    });
  });
}
