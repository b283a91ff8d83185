import type { Server as HttpServer } from 'node:http';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { failure, limits } from '@parley/events';
import { type Namespace, Server, type Socket } from 'socket.io';
import type { Origins } from '../../auth/origins.ts';
import type { Config } from '../../config.ts';
import type { Upgrade } from '../upgrades.ts';
import type { EngineConnections } from './engine-connections.ts';

/** A gateway's handler of this name gets the name of every event that has no handler of its own. */
export const ANY_OTHER_EVENT = '*';

/** How long a connection may stay in no namespace. */
const CONNECT_TIMEOUT_MS = 10_000;

interface Handler {
  readonly message: unknown;
  readonly callback: (data: unknown) => unknown;
}

type Acknowledge = (answer: unknown) => void;

export interface SocketIoAdapterOptions {
  readonly httpServer: HttpServer;
  readonly config: Config;
  readonly origins: Origins;
  readonly connections: EngineConnections;
}

/**
 * Nest's way to Socket.IO, with our settings and our binding of handlers. Nest's own binding keeps a chain of observables
 * for each command and socket, leaves unknown events unanswered, and answers nothing when a handler throws.
 */
export class SocketIoAdapter extends IoAdapter {
  readonly #options: SocketIoAdapterOptions;
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
    const { httpServer, config, origins, connections } = this.#options;
    const server = new Server(httpServer, {
      pingInterval: config.pingIntervalMs,
      pingTimeout: config.pingTimeoutMs,
      serveClient: config.serveClient,
      maxHttpBufferSize: limits.frameHard,
      connectTimeout: CONNECT_TIMEOUT_MS,
      perMessageDeflate: false,
      cors: { origin: [...config.allowedOrigins], credentials: true },
      allowRequest: (request, answer) =>
        origins.allows(request.headers) ? answer(null, true) : answer('This origin may not connect.', false),
    });
    server.engine.on('connection', (conn: Socket['conn']) => connections.accept(conn));
    return server;
  }

  /** Takes a WebSocket over for Engine.IO. */
  readonly upgrade: Upgrade = (request, socket, head) =>
    this.#server?.engine.handleUpgrade(request, socket, head);

  /** One listener for all events: every one is handled, and answered if an answer was asked for. */
  override bindMessageHandlers(socket: Socket, handlers: readonly Handler[]): void {
    const byName = new Map(handlers.map(({ message, callback }) => [message, callback]));
    const other = byName.get(ANY_OTHER_EVENT);
    byName.delete(ANY_OTHER_EVENT);
    socket.onAny((name: unknown, ...args: unknown[]) => {
      const acknowledge = isAcknowledge(args.at(-1)) ? args.pop() : undefined;
      const handle = byName.get(name);
      const answer = handle ? handle(onlyOne(args)) : other?.(String(name));
      if (isAcknowledge(acknowledge)) void acknowledgeWith(answer, acknowledge);
    });
  }
}

/** Nest logs what a handler throws and makes nothing of it; the client is answered all the same (SPEC C1). */
async function acknowledgeWith(answer: unknown, acknowledge: Acknowledge): Promise<void> {
  acknowledge((await answer) ?? failure('internal', 'Something went wrong on the server.'));
}

const isAcknowledge = (value: unknown): value is Acknowledge => typeof value === 'function';

/** A command has one argument; several become a list, which no command takes. */
const onlyOne = (args: readonly unknown[]): unknown => (args.length > 1 ? args : args[0]);
