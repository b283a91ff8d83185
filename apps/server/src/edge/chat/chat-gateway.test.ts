import { Test } from '@nestjs/testing';
import type { Connection, Core, Log, Sink } from '@parley/core';
import { type Ack, type CommandName, commandNames, failure, success, systemClock } from '@parley/events';
import type { Namespace, Socket } from 'socket.io';
import { Budget } from '../../auth/budget.ts';
import { Credentials } from '../../auth/credentials.ts';
import { SessionCookie } from '../../auth/session-cookie.ts';
import type { EngineLink } from '../../fanout/engine-link.ts';
import { CLOCK, CONFIG, CORE, LOG } from '../../tokens.ts';
import { EngineConnections } from '../socket-io/engine-connections.ts';
import { ChatGateway } from './chat-gateway.ts';
import type { CommandHandlers } from './command-handlers.ts';

const principal = { user: 'ada', session: 'ada’s session' };
const connection = {
  id: 'c1',
  user: 'ada',
  principal,
  drained: () => undefined,
} as Partial<Connection> as Connection;

/** A core at our own port, which remembers what it was asked. */
class FakeCore {
  readonly asked: unknown[][] = [];
  readonly detached: Connection[] = [];
  session: object | undefined = { principal, user: {} };
  answer: Ack<unknown> = success({ seq: 1 });

  authenticate = async () => this.session;
  attach = async (_principal: unknown, _sink: Sink) => connection;
  detach = (one: Connection) => void this.detached.push(one);
  connections = () => 1;
  dispatch = async (...args: unknown[]) => {
    this.asked.push(args);
    return this.answer;
  };
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const link = { carry: () => undefined, queuedBytes: () => 0 } as Partial<EngineLink> as EngineLink;

/** As much of a socket as the gateway touches. */
const newSocket = (): Socket =>
  ({
    id: 's1',
    conn: {
      readyState: 'open',
      transport: { name: 'websocket' },
      once: () => undefined,
      off: () => undefined,
    },
    once: () => undefined,
    handshake: { auth: {} },
  }) as object as Socket;

type Middleware = Parameters<Namespace['use']>[0];

async function scene() {
  const core = new FakeCore();
  const module = await Test.createTestingModule({
    providers: [
      ChatGateway,
      { provide: CORE, useValue: core as object as Core },
      { provide: CLOCK, useValue: systemClock },
      { provide: LOG, useValue: silent },
      { provide: CONFIG, useValue: { maxConnectionsPerUser: 1 } },
      { provide: Budget, useValue: new Budget(systemClock, true) },
      { provide: Credentials, useValue: new Credentials(new SessionCookie(false)) },
      { provide: EngineConnections, useValue: { of: () => ({ id: 1, session: 'ada’s session', link }) } },
    ],
  }).compile();
  const gateway = module.get(ChatGateway);
  const socket = newSocket();
  const middleware: Middleware[] = [];
  gateway.afterInit({ use: (one: Middleware) => middleware.push(one) } as object as Namespace);
  /** Knocks; resolves with the error of a refusal. */
  const enter = () =>
    new Promise<(Error & { data?: unknown }) | undefined>((resolve) => middleware[0]?.(socket, resolve));
  return { core, gateway, socket, enter };
}

const methodOf = (command: CommandName) =>
  command.replace(/:(\w)/, (_, letter: string) => letter.toUpperCase()) as keyof CommandHandlers;

test.each(commandNames)(
  '%s goes to dispatch as it came, in the name of its connection, and its ack comes back',
  async (command) => {
    const { core, gateway, socket, enter } = await scene();
    await enter();
    gateway.handleConnection(socket);
    const data = { anything: 'at all' };
    expect(await gateway[methodOf(command)](socket, data)).toBe(core.answer);
    expect(core.asked).toEqual([[{ principal, connection }, command, data, undefined]]);
  },
);

test('a refusal of dispatch is an answer like any other', async () => {
  const { core, gateway, socket, enter } = await scene();
  await enter();
  core.answer = failure('forbidden', 'You may not do that here.');
  expect(await gateway.messageSend(socket, {})).toBe(core.answer);
});

test('an unknown command is dispatched by its name, so that it is limited and refused there', async () => {
  const { core, gateway, socket, enter } = await scene();
  await enter();
  await gateway.unknown(socket, 'room:destroy');
  expect(core.asked).toEqual([[{ principal, connection }, 'room:destroy', undefined, undefined]]);
});

test('an oversized frame is dispatched by its size alone', async () => {
  const { core, gateway, socket, enter } = await scene();
  await enter();
  await gateway.oversized(socket, 70_000);
  expect(core.asked[0]?.slice(2)).toEqual([undefined, 70_000]);
});

test('bytes in place of a request never reach dispatch', async () => {
  const { core, gateway, socket, enter } = await scene();
  await enter();
  await gateway.messageSend(socket, Buffer.from('{}'));
  expect(core.asked[0]?.[2]).toBe('binary data');
});

test('[T4] nobody gets to the handlers without a session', async () => {
  const { core, enter } = await scene();
  core.session = undefined;
  expect(await enter()).toMatchObject({
    message: 'Sign in first.',
    data: { code: 'unauthenticated', message: 'Sign in first.' },
  });
});

test('a connection ends with its socket', async () => {
  const { core, gateway, socket, enter } = await scene();
  await enter();
  gateway.handleConnection(socket);
  gateway.handleDisconnect(socket, 'transport close');
  expect(core.detached).toEqual([connection]);
});
