import 'reflect-metadata';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Log } from '@parley/core';
import { CHAT_NAMESPACE, limits, WS_LOBBY_PATH, WS_PATH } from '@parley/events';
import { json, type RequestHandler } from 'express';
import { AppModule, type Parts } from './app-module.ts';
import { Budget } from './auth/budget.ts';
import { ClientAddresses } from './auth/client-addresses.ts';
import { ConnectionCaps } from './auth/connection-caps.ts';
import { Origins } from './auth/origins.ts';
import { Credentials } from './auth/credentials.ts';
import { ChatGateway } from './edge/chat/chat-gateway.ts';
import { Throttle } from './auth/throttle.ts';
import { GuardedAdapter } from './edge/http/guarded-adapter.ts';
import { refuseFloods, refuseForgery } from './edge/http/request-rules.ts';
import { securityHeaders } from './edge/http/security-headers.ts';
import { webApp } from './edge/http/web-app.ts';
import { LobbyGateway } from './edge/lobby/lobby-gateway.ts';
import { LobbyHall } from './edge/lobby/lobby-hall.ts';
import { EngineConnections } from './edge/socket-io/engine-connections.ts';
import { handlersOf, SocketIoAdapter } from './edge/socket-io/socket-io-adapter.ts';
import { routeUpgrades } from './edge/upgrades.ts';
import { wsCommands } from './edge/ws/ws-commands.ts';
import { WsEdge } from './edge/ws/ws-edge.ts';
import { wsLobby } from './edge/ws/ws-lobby.ts';
import { nestLogger } from './log.ts';
import { METRICS_PATH, serveMetrics } from './metrics/serve-metrics.ts';

/** Everything through which the world reaches core, on one HTTP server. */
export interface Edges {
  readonly server: HttpServer;
  /** Says goodbye to every socket; resolves when nothing of it goes on. */
  readonly close: () => Promise<void>;
  /** Cuts off who has not gone yet. */
  readonly cutOff: () => void;
}

/** Puts all edges on one server, which does not listen yet. */
export async function openEdges(given: Omit<Parts, 'addresses'>, webFolder: string): Promise<Edges> {
  const parts: Parts = { ...given, addresses: new ClientAddresses(given.config.trustedProxies) };
  const { config, core, clock, log } = parts;
  const origins = new Origins(config);
  const nest = await NestFactory.create<NestExpressApplication>(
    AppModule.of(parts),
    new GuardedAdapter(parts),
    { logger: nestLogger(log), abortOnError: false, bodyParser: false },
  );
  const server: HttpServer = nest.getHttpServer();
  const sockets = trackSockets(server);
  layRequestRules(nest, parts, { origins, webFolder });
  const socketIo = new SocketIoAdapter({
    httpServer: server,
    config,
    origins,
    connections: nest.get(EngineConnections),
    log,
    handlers: new Map([
      [CHAT_NAMESPACE, handlersOf(nest.get(ChatGateway))],
      ['/', handlersOf(nest.get(LobbyGateway))],
    ]),
    caps: nest.get(ConnectionCaps),
  });
  nest.useWebSocketAdapter(socketIo);
  await nest.init();
  // Before whoever answers: also Engine.IO, which asks nobody else.
  server.prependListener('request', securityHeaders(config));

  if (!config.trustedProxies) warnOfProxies(server, log);

  const ws = new WsEdge({ core, clock, log, config, caps: nest.get(ConnectionCaps) });
  const upgrades = new Map([[WS_PATH, ws.upgrade(commandsEndpoint(nest, parts))]]);
  if (config.lobby) upgrades.set(WS_LOBBY_PATH, ws.upgrade(wsLobby(nest.get(LobbyHall), nest.get(Budget))));
  routeUpgrades(server, {
    origins,
    log,
    clock,
    at: (path) => (path.startsWith('/socket.io/') ? socketIo.upgrade : upgrades.get(path)),
  });
  return {
    server,
    close: () => {
      ws.close();
      return nest.close();
    },
    cutOff: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Behind a proxy that nobody named everyone has the proxy's address: limits would be shared by all. Said once. */
function warnOfProxies(server: HttpServer, log: Log): void {
  const look = ({ headers }: IncomingMessage): void => {
    if (headers['x-forwarded-for'] === undefined) return;
    server.off('request', look);
    log.warn({}, 'requests come by a proxy that TRUST_PROXY does not name; all of them count as one address');
  };
  server.on('request', look);
}

function layRequestRules(
  nest: NestExpressApplication,
  { config, metrics }: Parts,
  { origins, webFolder }: { readonly origins: Origins; readonly webFolder: string },
): void {
  nest.disable('x-powered-by');
  nest.enableCors({ origin: [...config.allowedOrigins], credentials: true });
  nest.use('/api', noStore, refuseFloods(nest.get(Throttle)));
  nest.use(refuseForgery(origins));
  nest.use('/api', json({ limit: limits.frame }));
  if (metrics && config.metrics && config.metrics.port === undefined)
    nest.use(METRICS_PATH, serveMetrics(metrics, config.metrics.token));
  nest.use(webApp(webFolder, config.placeName));
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function commandsEndpoint(nest: NestExpressApplication, { core, config }: Parts) {
  return wsCommands({
    core,
    budget: nest.get(Budget),
    maxPerUser: config.maxConnectionsPerUser,
    credentials: nest.get(Credentials),
  });
}

/** The connections of `server`; upgraded ones, too, which an HTTP server forgets. */
function trackSockets(server: HttpServer): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  // One for all sockets, and no wrapper of `once` for each.
  function forget(this: Socket): void {
    sockets.delete(this);
  }
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', forget);
  });
  return sockets;
}
