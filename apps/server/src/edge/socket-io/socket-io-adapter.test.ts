import { createServer } from 'node:http';
import type { Socket } from 'socket.io';
import { Origins } from '../../auth/origins.ts';
import { SessionCookie } from '../../auth/session-cookie.ts';
import { readConfig } from '../../config.ts';
import { EngineConnections } from './engine-connections.ts';
import { ANY_OTHER_EVENT, SocketIoAdapter } from './socket-io-adapter.ts';

/** Binds `handlers`; the answer is what a client that emits gets back. */
function bound(handlers: Record<string, (data: unknown) => unknown>) {
  let listener: (name: unknown, ...args: unknown[]) => void = () => undefined;
  const socket = { onAny: (one: typeof listener) => (listener = one) } as object as Socket;
  const adapter = new SocketIoAdapter({
    httpServer: createServer(),
    config: readConfig({}),
    origins: new Origins(false, []),
    connections: new EngineConnections(new SessionCookie(false)),
  });
  adapter.bindMessageHandlers(
    socket,
    Object.entries(handlers).map(([message, callback]) => ({ message, callback })),
  );
  return (name: unknown, ...args: unknown[]) =>
    new Promise((resolve) => {
      listener(name, ...args, resolve);
    });
}

const echo = bound({
  'message:send': (data) => ({ sent: data }),
  'slow:one': async (data) => ({ later: data }),
  'broken:one': () => undefined,
  'broken:later': async () => undefined,
  [ANY_OTHER_EVENT]: (name) => ({ unknown: name }),
});

test('[C1] what a handler returns, now or later, is the answer', async () => {
  expect(await echo('message:send', 1)).toEqual({ sent: 1 });
  expect(await echo('slow:one', 2)).toEqual({ later: 2 });
});

test('[C1] a handler that failed is answered too', async () => {
  for (const name of ['broken:one', 'broken:later'])
    expect(await echo(name)).toMatchObject({ ok: false, error: { code: 'internal' } });
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
