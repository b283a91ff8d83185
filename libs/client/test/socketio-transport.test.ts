import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloseReason } from '../src/index.ts';
import { socketIoTransport } from '../src/socketio-transport.ts';

/** A port of this machine that nobody listens on any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts one attempt and answers why it ended. */
const attempt = (url: string): Promise<CloseReason> =>
  new Promise((resolve) => {
    socketIoTransport({ url }).connect({ event: () => {}, closed: resolve });
  });

test('an address where nobody listens is unreachable', async () => {
  expect(await attempt(`http://127.0.0.1:${await closedPort()}`)).toBe('unreachable');
});

test('a server that speaks another language is tried by WebSocket, then by polling, and is unreachable', async () => {
  const asked: (string | null)[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://here').searchParams.get('transport'));
    response.writeHead(404).end('What?');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  expect(await attempt(`http://127.0.0.1:${port}`)).toBe('unreachable');

  expect(asked).toEqual(['websocket', 'polling']);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('a link that is closed signals nothing any more', async () => {
  const url = `http://127.0.0.1:${await closedPort()}`;
  const signals: string[] = [];
  const link = socketIoTransport({ url }).connect({
    event: ({ event }) => signals.push(event),
    closed: (reason) => signals.push(reason),
  });
  link.close();
  // A second attempt, begun later at the same place, has run its whole course.
  await attempt(url);
  expect(signals).toEqual([]);
});
