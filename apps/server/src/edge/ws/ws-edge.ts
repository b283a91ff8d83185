import type { Connection, Core, Log } from '@parley/core';
import { type Clock, limits } from '@parley/events';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { ConnectionCaps } from '../../auth/connection-caps.ts';
import type { Config } from '../../config.ts';
import { HeldSink } from '../../fanout/held-sink.ts';
import { WsOutlet } from '../../fanout/ws-outlet.ts';
import { refuseUpgrade, type Upgrade } from '../upgrades.ts';
import { Heartbeat } from './heartbeat.ts';
import type { WsEndpoint, WsMessage } from './ws-endpoint.ts';

/** Close code of a server that goes away (RFC 6455, section 7.4.1). */
const GOING_AWAY = 1001;

export interface WsEdgeOptions {
  readonly core: Core;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
  readonly caps: ConnectionCaps;
}

/** The sockets of all native WebSocket endpoints. */
export class WsEdge {
  readonly #options: WsEdgeOptions;
  readonly #heartbeat: Heartbeat;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameHard,
    perMessageDeflate: false,
  });

  constructor(options: WsEdgeOptions) {
    this.#options = options;
    const { clock, config } = options;
    this.#heartbeat = new Heartbeat(clock, config.pingIntervalMs, config.pingTimeoutMs);
  }

  /** Takes the upgrades that are for `endpoint`. */
  upgrade(endpoint: WsEndpoint): Upgrade {
    return async (request, socket, head) => {
      const { core, caps } = this.#options;
      const refusal = caps.refusal(request);
      if (refusal) return refuseUpgrade(socket, refusal);
      if (!caps.hold(request, socket)) return void socket.destroy();
      const sink = new HeldSink();
      const admitted = await endpoint.admit(request.headers, sink);
      if (!admitted.ok) return refuseUpgrade(socket, admitted);
      const connection = admitted.data;
      if (socket.destroyed) return core.detach(connection);
      // Also if the upgrade fails: then there is never a WebSocket to close.
      socket.once('close', () => core.detach(connection));
      this.#server.handleUpgrade(request, socket, head, (ws) =>
        this.#open(ws, { endpoint, sink, connection }),
      );
    };
  }

  /** Tells every client that the server goes away. */
  close(): void {
    this.#server.close();
    for (const socket of this.#server.clients) socket.close(GOING_AWAY, 'server stopping');
  }

  #open(
    socket: WebSocket,
    { endpoint, sink, connection }: { endpoint: WsEndpoint; sink: HeldSink; connection: Connection },
  ): void {
    const { clock, core, log } = this.#options;
    const outlet = new WsOutlet({ socket, clock, encode: endpoint.encode });
    const about = { edge: endpoint.edge, connection: connection.id, user: connection.user };
    log.info(about, 'connected');
    socket.on('message', (data, isBinary) => {
      void endpoint.receive(messageOf(data, isBinary), connection, outlet);
    });
    // A broken frame; `ws` closes the socket with the fitting code by itself.
    socket.on('error', (error) => log.info({ ...about, error: error.message }, 'bad frame'));
    socket.once('close', (code) => {
      core.detach(connection);
      log.info({ ...about, code }, 'disconnected');
    });
    this.#heartbeat.watch(socket);
    sink.open(outlet, connection);
  }
}

function messageOf(data: RawData, isBinary: boolean): WsMessage {
  if (isBinary || !Buffer.isBuffer(data)) return { binary: true };
  // An oversized text is not even decoded beyond what tells whom to answer.
  const text = data.toString('utf8', 0, data.length > limits.frame ? 200 : data.length);
  return { text, bytes: data.length };
}
