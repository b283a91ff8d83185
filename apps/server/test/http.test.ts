import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { MemoryStore, StoreUnavailable } from '@parley/core';
import { epoch } from '@parley/events';
import { Place, placesOfTheTest } from './support/place.ts';

const openOwn = placesOfTheTest();
const script = 'console.log("hello")';
/** What a store in memory starts with. */
const seed = { at: 0, epoch: epoch.parse('test') };
let folder: string;
let place: Place;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-web-'));
  mkdirSync(join(folder, 'assets'));
  const page = '<!doctype html><title>Parley</title><meta name="application-name" content="Parley" />';
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, '.secret'), 'secret');
  for (const name of ['main-1a2b.js', 'plain-3c4d.js']) writeFileSync(join(folder, 'assets', name), script);
  writeFileSync(join(folder, 'assets/main-1a2b.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'assets/main-1a2b.js.gz'), gzipSync(script));
  place = await Place.open({ ALLOWED_ORIGINS: 'https://friend.example' }, { webApp: folder });
});

afterAll(async () => {
  await place.close();
  rmSync(folder, { recursive: true, force: true });
});

const json = { 'Content-Type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = {}) =>
  place.fetch('/api/session', {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(body),
  });
const get = (path: string, headers: Record<string, string> = {}) => place.fetch(path, { headers });

/** Status and code of a refusal, which has the one shape. */
async function refusal(response: Response): Promise<readonly [number, string]> {
  const body = (await response.json()) as { error: { code: string; message: string } };
  expect(Object.keys(body)).toEqual(['error']);
  expect(body.error.message).not.toBe('');
  return [response.status, body.error.code];
}

describe('signing in and out', () => {
  test('a name is enough; the cookie proves the session from then on', async () => {
    const response = await post({ name: ' Ada  Lovelace ' });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ user: { role: 'guest', name: 'Ada Lovelace' } });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^parley=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);

    const shown = await get('/api/session', { Cookie: cookie });
    expect(await shown.json()).toMatchObject({ user: { name: 'Ada Lovelace' } });
    expect(shown.headers.get('Cache-Control')).toBe('no-store');
    expect(shown.headers.getSetCookie()[0]).toBe(cookie);
  });

  test('who signs out is out, and the cookie is taken back', async () => {
    const person = await place.signIn();
    const response = await place.signOut(person);
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()[0]).toMatch(/^parley=; Max-Age=0;/);
    expect(await (await get('/api/session', { Cookie: person.cookie })).json()).not.toHaveProperty('user');
    expect((await place.signOut(person)).status).toBe(204);
  });

  test('who is signed in can’t become somebody else unnoticed', async () => {
    const { cookie } = await place.signIn();
    expect(await refusal(await post({ name: 'Eve' }, { Cookie: cookie }))).toEqual([409, 'conflict']);
  });

  test('a name that looks like one that is taken is refused', async () => {
    await post({ name: 'Paolo' });
    expect(await refusal(await post({ name: 'раоӏо' }))).toEqual([409, 'conflict']);
  });

  test.each([
    [undefined],
    [null],
    [5],
    [[]],
    [{ name: 5 }],
    [{ name: '' }],
    [{ name: 'a\u0007' }],
    [{ name: 'x'.repeat(41) }],
    [{ name: 'Ada', role: 'owner' }],
  ])('%p is no name', async (body) => {
    const response = await post(body ?? {});
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await refusal(response)).toEqual([400, 'invalid']);
  });

  test.each([
    [{}, 'The name is missing.'],
    [{ name: 5 }, 'The name is not text.'],
    [{ name: ' ' }, 'The name is empty.'],
  ])('%j is refused in words for a person', async (body, message) => {
    expect(await (await post(body)).json()).toMatchObject({ error: { message } });
  });

  test.each<[string, string, Record<string, string>, readonly [number, string]]>([
    ['half of a JSON text', '{"name":', json, [400, 'invalid']],
    ['a form', 'name=Ada', { 'Content-Type': 'application/x-www-form-urlencoded' }, [400, 'invalid']],
    ['JSON that calls itself text', '{"name":"Ada"}', { 'Content-Type': 'text/plain' }, [400, 'invalid']],
    ['an unknown charset', '{}', { 'Content-Type': 'application/json; charset=x' }, [400, 'invalid']],
    ['a body above 64 KiB', JSON.stringify({ name: 'x'.repeat(65_536) }), json, [413, 'too_large']],
  ])('%s is refused in the one shape', async (_, body, headers, expected) => {
    expect(await refusal(await place.fetch('/api/session', { method: 'POST', headers, body }))).toEqual(
      expected,
    );
  });

  test('names are given out only so fast to one address', async () => {
    const own = await openOwn({ RATE_LIMITS: 'on' });
    const body = JSON.stringify({ name: '' });
    const answers: Response[] = [];
    for (let n = 0; n < 12; n++)
      answers.push(await own.fetch('/api/session', { method: 'POST', headers: json, body }));
    expect(answers.slice(0, 10).map(({ status }) => status)).toEqual(Array(10).fill(400));
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('Retry-After'))).toBeGreaterThan(0);
  });

  test('ACCESS=closed takes nobody new', async () => {
    const own = await openOwn({ ACCESS: 'closed' });
    const response = await own.fetch('/api/session', {
      method: 'POST',
      headers: json,
      body: '{"name":"Ada"}',
    });
    expect(await refusal(response)).toEqual([403, 'forbidden']);
  });
});

describe('other sites', () => {
  test.each([
    [{ Origin: 'https://stranger.example' }],
    [{ Origin: 'null' }],
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
  ])('a change asked for with %p is refused', async (headers) => {
    const { cookie } = await place.signIn();
    expect(await refusal(await post({ name: 'Eve' }, headers))).toEqual([403, 'forbidden']);
    const out = await place.fetch('/api/session', {
      method: 'DELETE',
      headers: { Cookie: cookie, ...headers },
    });
    expect(await refusal(out)).toEqual([403, 'forbidden']);
    expect((await get('/api/session', { Cookie: cookie })).status).toBe(200);
  });

  test.each([
    [{ 'Sec-Fetch-Site': 'same-origin' }],
    [{ Origin: 'https://friend.example', 'Sec-Fetch-Site': 'cross-site' }],
  ])('a change asked for with %p is done', async (headers) => {
    expect((await post({ name: `Ada ${headers['Sec-Fetch-Site']}` }, headers)).status).toBe(201);
  });

  test('only a named origin may read answers', async () => {
    const friend = await get('/api/session', { Origin: 'https://friend.example' });
    expect(friend.headers.get('Access-Control-Allow-Origin')).toBe('https://friend.example');
    expect(friend.headers.get('Access-Control-Allow-Credentials')).toBe('true');
    const stranger = await get('/api/session', { Origin: 'https://stranger.example' });
    expect(stranger.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});

describe('the web app', () => {
  test.each([
    '/',
    '/index.html',
    '/r/general',
    '/r/general/12',
    '/settings?tab=2',
    '/r/%3Cscript%3E',
    '/r/%E0%A4%A',
    '/%',
    '/%00',
  ])('its page is served at %s and never taken from a stale cache', async (path) => {
    const response = await get(path, { Accept: 'text/html,*/*' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Parley</title>');
    expect(response.headers.get('Cache-Control')).toBe('no-cache');
  });

  test.each<[string, string, (data: ArrayBuffer) => void]>([
    ['br, gzip', 'br', () => undefined],
    ['gzip', 'gzip', () => undefined],
  ])(
    'a file of the build is served for good, compressed beforehand for who takes %s',
    async (accept, encoding) => {
      const response = await get('/assets/main-1a2b.js', { 'Accept-Encoding': accept });
      expect(response.headers.get('Content-Encoding')).toBe(encoding);
      expect(response.headers.get('Content-Type')).toContain('javascript');
      expect(response.headers.get('Vary')).toContain('Accept-Encoding');
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
      expect(await response.text()).toBe(script);
    },
  );

  test('a file that is not compressed, or for who takes no compression, is served as it is', async () => {
    for (const [path, accept] of [
      ['/assets/main-1a2b.js', 'identity'],
      ['/assets/plain-3c4d.js', 'br, gzip'],
    ] as const) {
      const response = await get(path, { 'Accept-Encoding': accept });
      expect(response.headers.get('Content-Encoding')).toBeNull();
      expect(await response.text()).toBe(script);
    }
    expect((await get('/favicon.svg')).headers.get('Cache-Control')).toBe('no-cache');
  });

  test.each([
    '/assets/gone.js',
    '/api/none',
    '/api',
    '/.secret',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/missing.png',
    '/health/deep',
    '/assets/',
  ])('%s is not there, nor answered with the page', async (path) => {
    const response = await get(path, { Accept: 'text/html,*/*' });
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).not.toMatch(/<title>|secret|node_modules|ENOENT/);
  });

  test('a part that is none, or a condition that does not hold, is no fault of the server', async () => {
    for (const [path, headers, status] of [
      ['/', { Range: 'bytes=5-2' }, 200],
      ['/favicon.svg', { Range: 'bytes=999-' }, 200],
      ['/favicon.svg', { 'If-Match': '"another"' }, 400],
      ['/assets/plain-3c4d.js', { 'If-Unmodified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 400],
    ] as const)
      expect([path, headers, (await get(path, { ...headers })).status]).toEqual([path, headers, status]);
    expect(place.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('the page is not the answer to anything but a navigation', async () => {
    expect(await refusal(await get('/r/general', { Accept: 'application/json' }))).toEqual([
      404,
      'not_found',
    ]);
    const posted = await place.fetch('/r/general', {
      method: 'POST',
      headers: { ...json, Accept: 'text/html' },
      body: '{}',
    });
    expect(await refusal(posted)).toEqual([404, 'not_found']);
    const head = await place.fetch('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('the page says what the place is called, whatever that is', async () => {
    const own = await openOwn({ PLACE_NAME: 'Old "harbour" <b>&$&' }, { webApp: folder });
    for (const path of ['/', '/r/general']) {
      const response = await own.fetch(path, { headers: { Accept: 'text/html' } });
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('Cache-Control')).toBe('no-cache');
      const name = 'Old &#34;harbour&#34; &#60;b&#62;&#38;$&#38;';
      expect(await response.text()).toBe(
        `<!doctype html><title>${name}</title><meta name="application-name" content="${name}" />`,
      );
    }
    const head = await own.fetch('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('when it is not built, the page says what to do', async () => {
    const own = await openOwn({}, { webApp: join(folder, 'nowhere') });
    const response = await own.fetch('/');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
    expect((await own.fetch('/health')).status).toBe(200);
  });
});

describe('being watched over', () => {
  test('/health answers ok', async () => {
    const response = await get('/health');
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
    expect(response.headers.get('Content-Type')).toContain('text/plain');
  });

  test('/ready says whether commands can be served, and if not, why', async () => {
    expect(await (await get('/ready')).json()).toEqual({ ready: true });
    class FullStore extends MemoryStore {
      override check(): Promise<void> {
        return Promise.reject(new StoreUnavailable('the disk is full'));
      }
    }
    const own = await openOwn({}, { store: new FullStore(seed) });
    const response = await own.fetch('/ready');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ready: false, reason: 'the disk is full' });
  });

  test('[C6] a bug is answered without a word of where it is, and is in the log', async () => {
    class BuggyStore extends MemoryStore {
      override session(): Promise<never> {
        return Promise.reject(new Error('SELECT secret FROM /var/lib/parley.db'));
      }
    }
    const own = await openOwn({}, { store: new BuggyStore(seed) });
    const { cookie } = await own.signIn();
    const response = await own.fetch('/api/session', { headers: { Cookie: cookie } });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: { code: 'internal', message: 'Something went wrong on the server.' },
    });
    expect(JSON.stringify(own.log.entries.filter(({ level }) => level === 'error'))).toContain(
      'SELECT secret',
    );
  });

  test('a store that can’t be read is no reason to sign anybody out', async () => {
    class BrokenStore extends MemoryStore {
      override session(): Promise<never> {
        return Promise.reject(new StoreUnavailable('an I/O error'));
      }
    }
    const own = await openOwn({}, { store: new BrokenStore(seed) });
    const { cookie } = await own.signIn();
    const response = await own.fetch('/api/session', { headers: { Cookie: cookie } });
    expect(response.headers.get('Retry-After')).toBe('2');
    expect(await refusal(response)).toEqual([503, 'unavailable']);
    const chat = await own.socketIo('/chat', { headers: { Cookie: cookie } }).refusal();
    expect(chat.data).toMatchObject({ code: 'unavailable', retryAfterMs: 2_000 });
    expect((await own.webSocket('/ws', { Cookie: cookie }).refusal()).status).toBe(503);
  });
});

describe('the client script for learners', () => {
  test('is served beside the sockets, unless it is switched off', async () => {
    expect((await get('/socket.io/socket.io.js')).status).toBe(200);
    const own = await openOwn({ SERVE_CLIENT: 'off' });
    expect((await own.fetch('/socket.io/socket.io.js')).status).toBe(400);
  });
});
