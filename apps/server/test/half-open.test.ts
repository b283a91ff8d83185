import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { ClientAddresses } from '../src/auth/client-addresses.ts';
import { guardedServer } from '../src/edge/http/guarded-server.ts';
import { placesOfTheTest } from './support/place.ts';
import { eventually, within } from './support/waiting.ts';

const openPlace = placesOfTheTest();
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** A connection of its own; from another address of this machine if one is given. */
function open(port: number, localAddress = '127.0.0.1'): Socket {
  const socket = connect({ host: '127.0.0.1', port, localAddress });
  socket.on('error', () => undefined).resume();
  sockets.push(socket);
  return socket;
}

/** Resolves when all are closed, from whichever end and in whichever way. */
const allClosed = () =>
  within(
    Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)))),
    () => `all sockets to be closed; ${openNow()} are open`,
  );

const openNow = () => sockets.filter(({ readyState }) => readyState === 'open').length;

describe('who connects and does not say what for is cut off', () => {
  const hurried = { handshakeMs: 200, headersMs: 200, requestMs: 400, checkMs: 50 };
  const config = { tls: undefined, maxConnectionsPerAddress: 10_000 };
  const server = guardedServer(
    config,
    new ClientAddresses(undefined),
    (incoming, answer) => {
      incoming.resume().on('end', () => answer.end('ok'));
    },
    hurried,
  );
  let port: number;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });

  afterAll(() => server.close());

  test.each([
    ['nothing', ''],
    ['half a line', 'GET /hea'],
    ['half of the headers', 'GET /health HTTP/1.1\r\nHost: x\r\nX-A: '],
    ['half of the body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf'],
  ])('a thousand sockets that say %s', async (_, text) => {
    for (let n = 0; n < 1_000; n += 1) open(port).write(text);
    await allClosed();
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect(await response.text()).toBe('ok');
  });

  test('a thousand that send a byte now and then', async () => {
    for (let n = 0; n < 1_000; n += 1) open(port).write('GET / HTTP/1.1\r\nHost: x\r\n');
    const drip = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('X');
    }, 20);
    await allClosed().finally(() => clearInterval(drip));
    expect(openNow()).toBe(0);
  });
});

test('thousands of silent sockets of one address are bounded, and others talk on', async () => {
  const place = await openPlace({ RATE_LIMITS: 'on', MAX_CONNECTIONS_PER_ADDRESS: '100' });
  const port = Number(new URL(place.url).port);
  // In waves, since the system itself drops what waits to be accepted beyond some hundreds.
  for (let wave = 0; wave < 10; wave += 1) {
    for (let n = 0; n < 200; n += 1) open(port, '127.0.0.2');
    await eventually(
      () => openNow() === Math.min(300, sockets.length),
      () => `all but 300 to be cut off; ${openNow()} are open of ${sockets.length}`,
    );
  }
  expect(openNow()).toBe(300);
  const ada = await place.signIn();
  const client = await place.chat(ada);
  expect(await client.do('session:sync', {})).toMatchObject({ you: ada.user });
});

test('a request with more or longer headers than any browser sends is refused or cut short', async () => {
  const place = await openPlace();
  const ask = async (headers: Readonly<Record<string, string>>): Promise<number | undefined> => {
    const [response] = await once(
      request(`${place.url}/health`, { headers: { ...headers } }).end(),
      'response',
    );
    response.resume();
    return response.statusCode;
  };
  expect(await ask({ 'X-Long': 'x'.repeat(17_000) })).toBe(431);
  expect(await ask(Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`x-${n}`, '1'])))).toBe(431);
  expect(await ask({ 'X-Long': 'x'.repeat(8_000) })).toBe(200);
});
