import 'reflect-metadata';
import type { Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { limits, WS_LOBBY_PATH, WS_PATH } from '@parley/events';
import express, { json, type RequestHandler } from 'express';
import { AppModule, type Parts } from './app-module.ts';
import { Budget } from './auth/budget.ts';
import { Origins } from './auth/origins.ts';
import { SessionCookie } from './auth/session-cookie.ts';
import { sessionIdOf } from './auth/session-token.ts';
import { refuseForgery } from './edge/http/request-rules.ts';
import { securityHeaders } from './edge/http/security-headers.ts';
import { webApp } from './edge/http/web-app.ts';
import { LobbyHall } from './edge/lobby/lobby-hall.ts';
import { EngineConnections } from './edge/socket-io/engine-connections.ts';
import { SocketIoAdapter } from './edge/socket-io/socket-io-adapter.ts';
import { routeUpgrades } from './edge/upgrades.ts';
import { wsCommands } from './edge/ws/ws-commands.ts';
import { WsEdge } from './edge/ws/ws-edge.ts';
import { wsLobby } from './edge/ws/ws-lobby.ts';
import { nestLogger } from './log.ts';
import { METRICS_PATH, serveMetrics } from './metrics/serve-metrics.ts';

/** Everything through which the world reaches core, on one HTTP server. */
export interface Edges {
  readonly server: HttpServer;
  /** Says goodbye to every socket. */
  readonly close: () => void;
  /** Cuts off who has not gone yet. */
  readonly cutOff: () => void;
}

/** Puts all edges on one server, which does not listen yet. */
export async function openEdges(parts: Parts, webFolder: string): Promise<Edges> {
  const { config, core, clock, log } = parts;
  const origins = new Origins(config.tls !== undefined, config.allowedOrigins);
  const nest = await NestFactory.create<NestExpressApplication>(
    AppModule.of(parts),
    new ExpressAdapter(express()),
    {
      logger: nestLogger(log),
      abortOnError: false,
      bodyParser: false,
      ...(config.tls && { httpsOptions: config.tls }),
    },
  );
  const server: HttpServer = nest.getHttpServer();
  const sockets = trackSockets(server);
  layRequestRules(nest, parts, { origins, webFolder });
  const socketIo = new SocketIoAdapter({
    httpServer: server,
    config,
    origins,
    connections: nest.get(EngineConnections),
  });
  nest.useWebSocketAdapter(socketIo);
  await nest.init();

  const ws = new WsEdge({ core, clock, log, config });
  const upgrades = new Map([[WS_PATH, ws.upgrade(commandsEndpoint(nest, parts))]]);
  if (config.lobby) upgrades.set(WS_LOBBY_PATH, ws.upgrade(wsLobby(nest.get(LobbyHall), nest.get(Budget))));
  routeUpgrades(server, {
    origins,
    log,
    at: (path) => (path.startsWith('/socket.io/') ? socketIo.upgrade : upgrades.get(path)),
  });
  return {
    server,
    close: () => {
      ws.close();
      void nest.close();
    },
    cutOff: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

function layRequestRules(
  nest: NestExpressApplication,
  { config, metrics }: Parts,
  { origins, webFolder }: { readonly origins: Origins; readonly webFolder: string },
): void {
  nest.disable('x-powered-by');
  nest.use(securityHeaders(config.tls !== undefined));
  nest.enableCors({ origin: [...config.allowedOrigins], credentials: true });
  nest.use(refuseForgery(origins));
  nest.use('/api', noStore, json({ limit: limits.frame }));
  if (metrics && config.metrics && config.metrics.port === undefined)
    nest.use(METRICS_PATH, serveMetrics(metrics, config.metrics.token));
  nest.use(webApp(webFolder));
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function commandsEndpoint(nest: NestExpressApplication, { core }: Parts) {
  const cookie = nest.get(SessionCookie);
  return wsCommands({
    core,
    budget: nest.get(Budget),
    sessionOf: (headers) => {
      const token = cookie.read(headers.cookie);
      return token && sessionIdOf(token);
    },
  });
}

/** The connections of `server`; upgraded ones, too, which an HTTP server forgets. */
function trackSockets(server: HttpServer): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}
