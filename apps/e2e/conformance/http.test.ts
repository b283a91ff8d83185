import { failureBody } from '../harness/inbox.ts';
import { askToSignIn, cookiesOf, signOut } from '../harness/person.ts';
import { ALLOWED_ORIGIN, FOREIGN_ORIGIN, openPlace, unique } from './place.ts';

const place = openPlace();

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${place.url}${path}`, { headers, redirect: 'manual' });

const post = (body: string, headers: Record<string, string>) =>
  fetch(`${place.url}/api/session`, { method: 'POST', body, headers });

const json = { 'content-type': 'application/json' };

/** The status, and the error code of a body that has the form of the contract. */
async function refusal(response: Response): Promise<{ status: number; code: string }> {
  const { error } = failureBody.parse(await response.json());
  return { status: response.status, code: error.code };
}

describe('signing in', () => {
  test('gives a session in a cookie that scripts and other sites can not use', async () => {
    const name = unique('Ada');
    const response = await askToSignIn(place.url, name);
    expect(await response.json()).toEqual({
      user: { id: expect.any(String), changedAt: expect.any(Number), role: 'guest', name },
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^parley=[\w-]{43};/);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/'])
      expect(cookie.toLowerCase()).toContain(attribute.toLowerCase());
    const again = await get('/api/session', { cookie: cookiesOf(response) });
    expect(await again.json()).toMatchObject({ user: { name } });
  });

  test('[N2] a name is kept in its tidy form', async () => {
    const name = unique('Zoe\u0308  of the  Quay');
    const response = await askToSignIn(place.url, `  ${name}\t`);
    expect(await response.json()).toMatchObject({
      user: { name: name.normalize('NFC').replaceAll('  ', ' ') },
    });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 5],
    ['a list', ['Ada']],
    ['an empty name', ''],
    ['a blank name', ' \u00a0\u3000 '],
    ['41 characters', 'x'.repeat(41)],
    ['1,000 emoji', '🎉'.repeat(1_000)],
    ['a control character', 'A\u0007da'],
    ['NUL', 'Ada\0'],
    ['a right-to-left override', 'Ada\u202e'],
    ['a right-to-left mark', '\u200fAda'],
    ['a zero-width space', 'A\u200bda'],
    ['a word joiner', 'A\u2060da'],
    ['only invisible characters', '\u3164\u115f'],
    ['half a surrogate pair', 'Ada\ud83d'],
    ['a private use character', 'Ada\ue000'],
    ['a tower of marks', `A${'\u0301'.repeat(30)}`],
  ])('[N2] %s as a name is refused with a reason', async (_, name) => {
    const response = await askToSignIn(place.url, name);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await refusal(response)).toEqual({ status: 400, code: 'invalid' });
  });

  test.each(['José Ñandú', '李小龍', 'مريم', 'שרה', '👩‍🚀 Sally', "O'Brien-Łukasz Jr.", '<b>Bob</b>'])(
    '[N2] %s is a good name',
    async (name) => {
      const own = unique(name);
      expect(await (await askToSignIn(place.url, own)).json()).toMatchObject({ user: { name: own } });
    },
  );

  test('[N3] names that look alike are refused, until their owner has signed out', async () => {
    const name = unique('Paolo');
    const response = await askToSignIn(place.url, name);
    const lookAlikes = [
      name,
      name.toUpperCase(),
      name.replace('Paolo', 'Раоӏо'),
      name.replace('ao', 'áò'),
      name.replace(' ', ''),
    ];
    for (const other of lookAlikes)
      expect({ other, ...(await refusal(await askToSignIn(place.url, other))) }).toEqual({
        other,
        status: 409,
        code: 'conflict',
      });
    await signOut(place.url, cookiesOf(response));
    expect((await askToSignIn(place.url, name.toUpperCase())).ok).toBe(true);
  });

  test('two who ask for one name at the same time do not both get it', async () => {
    const name = unique('Ada');
    const answers = await Promise.all(Array.from({ length: 8 }, () => askToSignIn(place.url, name)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test.each([
    ['no JSON', '{"name":', json, 400],
    ['a form', 'name=Ada', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['JSON called plain text', '{"name":"Ada"}', { 'content-type': 'text/plain' }, 400],
    ['a body of 1 MiB', `{"name":"${'x'.repeat(1024 * 1024)}"}`, json, 413],
  ])('%s is refused with a status and a body', async (_, body, headers, status) => {
    expect((await refusal(await post(body, headers))).status).toBe(status);
  });

  test('[T5] a request that changes something is refused from a foreign page', async () => {
    const { cookie } = await place.newcomer();
    for (const headers of [{ origin: FOREIGN_ORIGIN }, { 'sec-fetch-site': 'cross-site' }] as const) {
      const signIn = await askToSignIn(place.url, unique('Eve'), headers);
      expect(await refusal(signIn)).toEqual({ status: 403, code: 'forbidden' });
      const out = await fetch(`${place.url}/api/session`, {
        method: 'DELETE',
        headers: { cookie, ...headers },
      });
      expect(out.status).toBe(403);
    }
    expect((await get('/api/session', { cookie })).status).toBe(200);
    expect((await askToSignIn(place.url, unique('Ada'), { origin: ALLOWED_ORIGIN })).ok).toBe(true);
  });

  test('[A1] who has no session is told how to come in', async () => {
    const response = await get('/api/session');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      place: { name: expect.any(String), access: 'open', guests: true, owned: expect.any(Boolean) },
    });
  });
});

describe('the server', () => {
  test('answers ok to /health, and that it is ready', async () => {
    expect(await (await get('/health')).text()).toBe('ok');
    expect(await (await get('/ready')).json()).toEqual({ ready: true });
  });

  test('serves the page at every address of the app, never from a stale cache, under a strict policy', async () => {
    for (const path of ['/', '/r/general', '/browse']) {
      const response = await get(path, { accept: 'text/html' });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('cache-control')).toContain('no-cache');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('serves the files of the page for good, compressed for who wants it', async () => {
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await (await get('/')).text())?.[1] ?? '';
    const response = await get(script, { 'accept-encoding': 'gzip' });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });

  test('serves the client script of the ten-line clients', async () => {
    const response = await get('/socket.io/socket.io.js');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('javascript');
  });

  test.each([
    '/assets/none.js',
    '/api/none',
    '/..%2f..%2fetc/passwd',
    '/%00',
    '/assets/%2e%2e/%2e%2e/package.json',
  ])('%s is not there, and the answer tells nothing of the machine', async (path) => {
    const response = await get(path);
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).not.toMatch(/ENOENT|node_modules|\/home|\/work|root:/);
  });
});
