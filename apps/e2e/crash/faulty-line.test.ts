import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net';
import { within } from '../harness/waiting.ts';
import { FaultyLine } from './faulty-line.ts';

let echo: Server;
let line: FaultyLine;
let client: Socket;

beforeEach(async () => {
  echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  line = await FaultyLine.open(() => (echo.address() as AddressInfo).port);
  client = createConnection(line.port, '127.0.0.1');
});

afterEach(async () => {
  client.destroy();
  await line.close();
  echo.close();
});

const answer = async (): Promise<string> => {
  const [data]: unknown[] = await within(once(client, 'data'), 'an echo');
  return String(data);
};

/** Longer than the way through the line and back: several ways to the other end and back. */
async function timeEnough(): Promise<void> {
  const direct = createConnection((echo.address() as AddressInfo).port, '127.0.0.1');
  for (let time = 0; time < 10; time += 1) {
    direct.write('tick');
    await within(once(direct, 'data'), 'the direct echo');
  }
  direct.destroy();
}

test('what is said goes there and back', async () => {
  client.write('hello');
  expect(await answer()).toBe('hello');
});

test('a reset is an error at both ends', async () => {
  client.write('hello');
  await answer();
  const broken = once(client, 'error');
  expect(line.reset()).toBe(1);
  const [error]: unknown[] = await within(broken, 'the reset');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});

test('a silent line loses nothing: what was said arrives when it is healed', async () => {
  client.write('before');
  await answer();
  line.silence();
  client.write('meanwhile');
  let heard = '';
  client.on('data', (data) => (heard += String(data)));
  await timeEnough();
  expect(heard).toBe('');
  line.heal();
  await within(once(client, 'data'), 'what was held back');
  expect(heard).toBe('meanwhile');
});

test('who connects while it is silent hangs until it is healed', async () => {
  line.silence();
  const late = createConnection(line.port, '127.0.0.1');
  await within(once(late, 'connect'), 'the late one to connect');
  let heard = '';
  late.on('data', (data) => (heard += String(data)));
  late.write('late');
  await timeEnough();
  expect(heard).toBe('');
  line.heal();
  await within(once(late, 'data'), 'the late echo');
  expect(heard).toBe('late');
  late.destroy();
});
