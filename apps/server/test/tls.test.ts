import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { Place } from './support/place.ts';
import { within } from './support/waiting.ts';

// Made for these tests, valid for 127.0.0.1 alone.
const cert = join(import.meta.dirname, 'fixtures/localhost-cert.pem');
const key = join(import.meta.dirname, 'fixtures/localhost-key.pem');
const ca = readFileSync(cert);
let place: Place;

beforeAll(async () => {
  place = await Place.open({ TLS_CERT: cert, TLS_KEY: key });
});

afterAll(() => place.close());

const ask = (path: string, method = 'GET', body?: object): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', Origin: place.url };
    const asking = request(`${place.url}${path}`, { ca, method, headers }, (response) => {
      response.resume();
      resolve(response);
    });
    asking.on('error', reject);
    asking.end(body && JSON.stringify(body));
  });

const cookieOf = ({ headers }: IncomingMessage): string => headers['set-cookie']?.[0] ?? '';

test('with a certificate everything is https, and browsers are told to stay there', async () => {
  expect(place.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const { statusCode, headers } = await ask('/health');
  expect(statusCode).toBe(200);
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
  expect(headers['content-security-policy']).toContain(`wss://${new URL(place.url).host}`);
  expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
});

test('[T4] the session cookie is for this host alone, and opens sockets of both kinds over wss', async () => {
  const cookie = cookieOf(await ask('/api/session', 'POST', { name: 'Ada' }));
  expect(cookie).toMatch(/^__Host-parley=[\w-]{43};.* Secure;/);

  const native = new WebSocket(`${place.url.replace('https', 'wss')}/ws`, { ca, headers: { cookie } });
  const welcome = new Promise<string>((resolve) =>
    native.once('message', (data: Buffer) => resolve(data.toString())),
  );
  expect(await within(welcome, 'the welcome')).toContain('session:welcomed');
  native.terminate();

  const chat = io(`${place.url}/chat`, { forceNew: true, ca: ca.toString(), extraHeaders: { cookie } });
  await within(new Promise((resolve) => chat.once('session:welcomed', resolve)), 'the welcome');
  chat.disconnect();
});

test('[T5] the same host without TLS is another origin', async () => {
  const headers = { Origin: place.url.replace('https', 'http') };
  const native = new WebSocket(`${place.url.replace('https', 'wss')}/ws/lobby`, { ca, headers });
  const status = new Promise((resolve) =>
    native.once('unexpected-response', (_request, response) => resolve(response.statusCode)),
  );
  expect(await within(status, 'the refusal')).toBe(403);
});
