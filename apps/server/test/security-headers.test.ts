import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Place } from './support/place.ts';

/** What every answer carries, whoever gives it. */
const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=(), '),
};

const json = { 'Content-Type': 'application/json' };

/** One of each kind of answer: who gives it, and how it is asked for. */
const answers: readonly [kind: string, path: string, init: RequestInit, status: number][] = [
  ['the page', '/', { headers: { Accept: 'text/html' } }, 200],
  ['a page’s address', '/r/general', { headers: { Accept: 'text/html' } }, 200],
  ['a script', '/assets/main-1a2b.js', {}, 200],
  ['a file that is not there', '/assets/gone.js', {}, 404],
  ['what is nowhere', '/nowhere', {}, 404],
  ['an address that can’t be read', '/%', {}, 404],
  ['JSON', '/ready', {}, 200],
  ['text', '/health', {}, 200],
  ['a refusal', '/api/session', { method: 'POST', headers: json, body: '{}' }, 400],
  ['a body that can’t be read', '/api/session', { method: 'POST', headers: json, body: '{' }, 400],
  ['a command', '/api/commands/session:sync', { method: 'POST', headers: json, body: '{}' }, 401],
  [
    'a request of another site',
    '/api/session',
    { method: 'POST', headers: { ...json, Origin: 'https://evil.example' }, body: '{}' },
    403,
  ],
  ['a preflight', '/api/session', { method: 'OPTIONS', headers: { Origin: 'https://evil.example' } }, 204],
  ['a picture for nobody', '/avatars/x-y.webp', {}, 401],
  ['a file for nobody', `/api/files/f${'0'.repeat(32)}`, {}, 401],
  ['an upload of nobody', '/api/uploads', { method: 'POST', headers: { 'Tus-Resumable': '1.0.0' } }, 401],
  ['the metrics', '/metrics', {}, 401],
  ['the script for learners', '/socket.io/socket.io.js', {}, 200],
  ['a polling handshake', '/socket.io/?EIO=4&transport=polling', {}, 200],
  ['a polling request of nobody', '/socket.io/?EIO=4&transport=polling&sid=none', {}, 400],
];

let webApp: string;
const places: Place[] = [];
let plain: Place;
let secure: Place;

beforeAll(async () => {
  webApp = mkdtempSync(join(tmpdir(), 'parley-web-'));
  mkdirSync(join(webApp, 'assets'));
  writeFileSync(join(webApp, 'index.html'), '<title>Parley</title>');
  writeFileSync(join(webApp, 'assets/main-1a2b.js'), 'export {};');
  const open = async (env: Readonly<Record<string, string>>): Promise<Place> => {
    const place = await Place.open({ METRICS_TOKEN: 'twelve-signs', ...env }, { webApp });
    places.push(place);
    return place;
  };
  [plain, secure] = await Promise.all([open({}), open({ PUBLIC_URL: 'https://chat.example.org' })]);
});

afterAll(async () => {
  await Promise.all(places.map((place) => place.close()));
  rmSync(webApp, { recursive: true, force: true });
});

const policyOf = (headers: Headers): ReadonlyMap<string, string> =>
  new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );

test.each(answers)('%s carries every protection', async (_, path, init, status) => {
  const response = await plain.fetch(path, init);
  expect(response.status).toBe(status);
  expect(Object.fromEntries(response.headers)).toMatchObject(always);
  expect(response.headers.get('strict-transport-security')).toBeNull();
  expect(response.headers.get('x-powered-by')).toBeNull();
  expect(response.headers.get('server')).toBeNull();
  expect(Object.fromEntries(policyOf(response.headers))).toEqual({
    'default-src': "'self'",
    'script-src': "'self'",
    'script-src-attr': "'none'",
    'style-src': "'self'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': `'self' ws://${new URL(plain.url).host}`,
    'object-src': "'none'",
    'frame-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  });
});

test.each(answers)(
  '%s tells browsers to stay with https where people come by https',
  async (_, path, init) => {
    const { headers } = await secure.fetch(path, init);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    const policy = policyOf(headers);
    expect(policy.has('upgrade-insecure-requests')).toBe(true);
    expect(policy.get('connect-src')).toBe("'self' wss://chat.example.org");
  },
);

test('only the script for learners may be loaded by pages of other origins', async () => {
  const shared = async (path: string) =>
    (await plain.fetch(path)).headers.get('cross-origin-resource-policy');
  expect(await shared('/socket.io/socket.io.js')).toBe('cross-origin');
  expect(await shared('/assets/main-1a2b.js')).toBe('same-origin');
  expect(await shared('/api/session')).toBe('same-origin');
});

test('a Host header that is none does not get into the policy', async () => {
  const [response] = (await once(
    get(`${plain.url}/health`, { headers: { Host: "x; script-src 'unsafe-inline'" } }),
    'response',
  )) as [IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-security-policy']).not.toContain('unsafe-inline');
});

test('an upgrade that is refused is no page either', async () => {
  const client = plain.webSocket('/ws');
  const [, response] = (await once(client.socket, 'unexpected-response')) as [unknown, IncomingMessage];
  response.resume();
  expect(response.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
});
