import { createServer } from 'node:http';
import { SubscribeMessage } from '@nestjs/websockets';
import type { Log } from '@parley/core';
import type { Socket } from 'socket.io';
import { systemClock } from '@parley/events';
import { Budget } from '../../auth/budget.ts';
import { ClientAddresses } from '../../auth/client-addresses.ts';
import { ConnectionCaps } from '../../auth/connection-caps.ts';
import { Credentials } from '../../auth/credentials.ts';
import { Origins } from '../../auth/origins.ts';
import { SessionCookie } from '../../auth/session-cookie.ts';
import { Throttle } from '../../auth/throttle.ts';
import { readConfig } from '../../config.ts';
import { EngineConnections } from './engine-connections.ts';
import { ANY_OTHER_EVENT, handlersOf, SocketIoAdapter } from './socket-io-adapter.ts';

const failures: string[] = [];
const log: Log = { info: () => {}, warn: () => {}, error: (_, message) => void failures.push(message) };

/** Binds a gateway's handlers; the answer is what a client that emits gets back. */
function bound(gateway: object) {
  let listener: (name: unknown, ...args: unknown[]) => void = () => undefined;
  const socket = {
    nsp: { name: '/chat' },
    onAny: (one: typeof listener) => (listener = one),
  } as object as Socket;
  const config = readConfig({});
  const addresses = new ClientAddresses(undefined);
  const adapter = new SocketIoAdapter({
    httpServer: createServer(),
    config,
    log,
    origins: new Origins(config),
    caps: new ConnectionCaps(addresses, new Throttle(new Budget(systemClock, false), addresses), config),
    connections: new EngineConnections(new Credentials(new SessionCookie(false))),
    handlers: new Map([['/chat', handlersOf(gateway)]]),
  });
  adapter.bindMessageHandlers(socket);
  return (name: unknown, ...args: unknown[]) =>
    new Promise((resolve) => {
      listener.call(socket, name, ...args, resolve);
    });
}

class Gateway {
  readonly #word = 'sent';

  @SubscribeMessage('message:send')
  send(_: Socket, data: unknown) {
    return { [this.#word]: data };
  }

  @SubscribeMessage('slow:one')
  async slow(_: Socket, data: unknown) {
    return { later: data };
  }

  @SubscribeMessage('who:asks')
  who(socket: Socket) {
    return socket.nsp.name;
  }

  @SubscribeMessage('silent:one')
  silent(): void {}

  @SubscribeMessage('broken:one')
  broken(): never {
    throw new Error('a bug');
  }

  @SubscribeMessage('broken:later')
  async brokenLater(): Promise<never> {
    throw new Error('a bug');
  }

  @SubscribeMessage(ANY_OTHER_EVENT)
  unknown(_: Socket, name: string) {
    return { unknown: name };
  }
}

const echo = bound(new Gateway());

test('[C1] what a handler returns, now or later, is the answer', async () => {
  expect(await echo('message:send', 1)).toEqual({ sent: 1 });
  expect(await echo('slow:one', 2)).toEqual({ later: 2 });
});

test('a handler is told which socket asks', async () => {
  expect(await echo('who:asks')).toBe('/chat');
});

test('[C1] a handler that failed, or said nothing, is answered too', async () => {
  for (const name of ['silent:one', 'broken:one', 'broken:later'])
    expect(await echo(name)).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(failures).toEqual(['handler failed', 'handler failed']);
});

test('[C1] an event without a handler is answered by the one for all others, whatever its name', async () => {
  for (const name of ['room:destroy', '', '__proto__', ANY_OTHER_EVENT, 7])
    expect(await echo(name, 'x')).toEqual({ unknown: String(name) });
});

test('a command takes one argument; none is undefined, several are a list', async () => {
  expect(await echo('message:send')).toEqual({ sent: undefined });
  expect(await echo('message:send', 1, 2)).toEqual({ sent: [1, 2] });
  expect(await echo('message:send', [1])).toEqual({ sent: [1] });
});
