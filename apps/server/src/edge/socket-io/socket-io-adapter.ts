import type { Server as HttpServer } from 'node:http';
import { MetadataScanner } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { GatewayMetadataExplorer } from '@nestjs/websockets/gateway-metadata-explorer';
import type { Log } from '@parley/core';
import { failure, limits } from '@parley/events';
import { type Namespace, Server, type Socket } from 'socket.io';
import { Adapter } from 'socket.io-adapter';
import type { ConnectionCaps } from '../../auth/connection-caps.ts';
import type { Origins } from '../../auth/origins.ts';
import type { Config } from '../../config.ts';
import type { Upgrade } from '../upgrades.ts';
import type { EngineConnections } from './engine-connections.ts';

/** A gateway's handler of this name gets the name of every event that has no handler of its own. */
export const ANY_OTHER_EVENT = '*';

/** How long a connection may stay in no namespace. */
const CONNECT_TIMEOUT_MS = 10_000;

/** What a gateway does on an event of one of its sockets, by the event's name. */
export type EventHandlers = ReadonlyMap<string, (socket: Socket, data: unknown) => unknown>;

/** The methods of `gateway` that are decorated with SubscribeMessage. */
export function handlersOf(gateway: object): EventHandlers {
  const found = new GatewayMetadataExplorer(new MetadataScanner()).explore(gateway);
  return new Map(found.map(({ message, callback }) => [String(message), callback.bind(gateway)]));
}

export interface SocketIoAdapterOptions {
  readonly httpServer: HttpServer;
  readonly config: Config;
  readonly log: Log;
  readonly origins: Origins;
  readonly connections: EngineConnections;
  /** Of each namespace that has a gateway. */
  readonly handlers: ReadonlyMap<string, EventHandlers>;
  readonly caps: ConnectionCaps;
}

/**
 * Nest's way to Socket.IO, with our settings and our binding of handlers. Nest's own binding keeps a bound function and a
 * chain of observables for each command and socket, leaves unknown events unanswered, and answers nothing when a handler
 * throws. Ours is one for all sockets of a gateway, and runs no guards, pipes, interceptors and filters of Nest's: what
 * they are for is core.dispatch's (docs/decisions/0009).
 */
export class SocketIoAdapter extends IoAdapter {
  readonly #options: SocketIoAdapterOptions;
  readonly #listeners = new Map<string, Listener>();
  #server: Server | undefined;

  constructor(options: SocketIoAdapterOptions) {
    super(options.httpServer);
    this.#options = options;
  }

  /** Nest asks for each gateway: the first time for the server, then for the gateway's namespace on it. */
  override create(_port: number, options: { namespace?: string } = {}): Server | Namespace {
    const server = (this.#server ??= this.#createServer());
    return options.namespace === undefined ? server : server.of(options.namespace);
  }

  #createServer(): Server {
    const { httpServer, config, origins, connections, caps } = this.#options;
    const server = new Server(httpServer, {
      pingInterval: config.pingIntervalMs,
      pingTimeout: config.pingTimeoutMs,
      serveClient: config.serveClient,
      adapter: NoRooms,
      maxHttpBufferSize: limits.frameHard,
      connectTimeout: CONNECT_TIMEOUT_MS,
      perMessageDeflate: false,
      cors: { origin: [...config.allowedOrigins], credentials: true },
      allowRequest: (request, answer) => {
        const refusal = origins.allows(request.headers)
          ? caps.refusal(request)
          : failure('forbidden', 'This origin may not connect.');
        answer(refusal?.error.message, refusal === undefined);
      },
    });
    server.engine.on('connection', (conn: Socket['conn']) => {
      if (caps.hold(conn.request, conn)) connections.accept(conn);
      else conn.close(true);
    });
    return server;
  }

  /** Takes a WebSocket over for Engine.IO. */
  readonly upgrade: Upgrade = (request, socket, head) =>
    this.#server?.engine.handleUpgrade(request, socket, head);

  /** A socket disconnects once: it needs no wrapper of `once`. */
  override bindClientDisconnect(socket: Socket, left: (reason: string) => void): void {
    socket.on('disconnect', left);
  }

  /** One listener for all events and sockets: every event is handled, and answered if an answer was asked for. */
  override bindMessageHandlers(socket: Socket): void {
    const namespace = socket.nsp.name;
    let listener = this.#listeners.get(namespace);
    if (!listener) {
      listener = listenerOf(this.#options.handlers.get(namespace) ?? new Map(), this.#options.log);
      this.#listeners.set(namespace, listener);
    }
    socket.onAny(listener);
  }
}

/** Who gets what is core's to know: Socket.IO keeps no rooms, not even the one of each socket alone. */
class NoRooms extends Adapter {
  override addAll(): void {}
  override del(): void {}
  override delAll(): void {}
}

type Listener = (this: Socket, name: unknown, ...args: unknown[]) => void;

function listenerOf(handlers: EventHandlers, log: Log): Listener {
  const other = handlers.get(ANY_OTHER_EVENT);
  return function (this: Socket, name, ...args) {
    const last = args.at(-1);
    const acknowledge = isAcknowledge(last) ? last : undefined;
    if (acknowledge) args.pop();
    const event = String(name);
    const handle = event === ANY_OTHER_EVENT ? undefined : handlers.get(event);
    void answered(async () => (handle ? handle(this, onlyOne(args)) : other?.(this, event)), log).then(
      acknowledge,
    );
  };
}

/** What the handler answers. One that throws is a bug; the client is answered all the same (SPEC C1). */
async function answered(handle: () => Promise<unknown>, log: Log): Promise<unknown> {
  try {
    return (await handle()) ?? wentWrong();
  } catch (error) {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, 'handler failed');
    return wentWrong();
  }
}

const wentWrong = () => failure('internal', 'Something went wrong on the server.');

const isAcknowledge = (value: unknown): value is (answer: unknown) => void => typeof value === 'function';

/** A command has one argument; several become a list, which no command takes. */
const onlyOne = (args: readonly unknown[]): unknown => (args.length > 1 ? args : args[0]);
