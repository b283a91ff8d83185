import { Place } from './support/place.ts';
import { routesOfTheApplication } from './support/routes.ts';

/**
 * Every route of the application. `reads` changes nothing, so that it is no matter who makes a browser ask. Everything
 * else is tried below as another site's page would: a new route belongs here before it is served.
 */
const routes: Readonly<Record<string, 'reads' | 'changes'>> = {
  'GET /health': 'reads',
  'GET /ready': 'reads',
  'GET /api/session': 'reads',
  'POST /api/session': 'changes',
  'DELETE /api/session': 'changes',
  'POST /api/account': 'changes',
  'PUT /api/account/password': 'changes',
  'DELETE /api/account': 'changes',
  'GET /api/account/export': 'reads',
  'PUT /api/account/avatar': 'changes',
  'DELETE /api/account/avatar': 'changes',
  'GET /avatars/:file': 'reads',
  'POST /api/uploads': 'changes',
  'HEAD /api/uploads/:id': 'reads',
  'PATCH /api/uploads/:id': 'changes',
  'DELETE /api/uploads/:id': 'changes',
  'GET /api/files/:id': 'reads',
  'GET /api/files/:id/preview': 'reads',
  'GET /api/account/recovery-codes': 'reads',
  'POST /api/account/recovery-codes': 'changes',
  'POST /api/invitation': 'changes',
  'POST /api/invites': 'changes',
  'POST /api/recovery': 'changes',
  'GET /api/audit.jsonl': 'reads',
  'POST /api/commands/:command': 'changes',
  'ALL /api/commands/:command': 'reads',
};

const changing = Object.keys(routes)
  .filter((route) => routes[route] === 'changes')
  .map((route) => route.split(' ') as [method: string, path: string]);

let place: Place;
beforeAll(async () => {
  place = await Place.open();
});
afterAll(() => place.close());

/** As a browser in which somebody is signed in. */
async function ask([method, path]: readonly [string, string], headers: Readonly<Record<string, string>>) {
  const { cookie } = await place.signIn();
  const response = await place.fetch(path.replace(':command', 'room:create'), {
    method,
    headers: { Cookie: cookie, 'Content-Type': 'application/json', ...headers },
    ...(method !== 'DELETE' && { body: '{"kind":"channel","name":"Forged"}' }),
  });
  const { error } = response.status === 204 ? {} : ((await response.json()) as { error?: { code: string } });
  // Who was signed in still is: nothing came of it.
  const session = await place.fetch('/api/session', { headers: { Cookie: cookie } });
  return { status: response.status, code: error?.code, stillIn: 'user' in Object(await session.json()) };
}

test('every route is known here: whether it changes something', () => {
  expect(routesOfTheApplication().toSorted()).toEqual(Object.keys(routes).toSorted());
});

test('nothing is changed by asking', () => {
  const reading = Object.keys(routes).filter((route) => routes[route] === 'reads');
  // Whatever is no POST to a command is refused with 405.
  expect(reading.filter((route) => !/^(GET|HEAD) /.test(route))).toEqual(['ALL /api/commands/:command']);
  expect(changing.filter(([method]) => method === 'GET')).toEqual([]);
});

describe.each(changing)('%s %s', (...route) => {
  const forbidden = { status: 403, code: 'forbidden', stillIn: true };

  test.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['another port of the same host', { Origin: 'http://127.0.0.1:1' }],
    ['a browser that hides the origin', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister domain', { 'Sec-Fetch-Site': 'same-site' }],
  ])('is refused to a page of %s', async (_, headers) => {
    expect(await ask(route, headers)).toEqual(forbidden);
  });

  test('is not refused for that reason to the own page', async () => {
    const { status } = await ask(route, { Origin: place.url, 'Sec-Fetch-Site': 'same-origin' });
    expect(status).not.toBe(403);
  });
});

test.each(changing.filter(([method]) => method !== 'DELETE'))(
  '%s %s takes nothing that a plain form can send',
  async (...route) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(await ask(route, { 'Content-Type': type })).toEqual({
        status: 400,
        code: 'invalid',
        stillIn: true,
      });
  },
);
