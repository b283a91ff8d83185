import { Place, type Person, placesOfTheTest } from './support/place.ts';

const openOwn = placesOfTheTest();
const PASSWORD = 'High water at noon';
let place: Place;

beforeAll(async () => {
  place = await Place.open();
  await ask(place, 'POST', '/api/account', { name: 'Olga', password: PASSWORD });
});
afterAll(() => place.close());

const ask = (at: Place, method: string, path: string, body?: unknown, person?: Person): Promise<Response> =>
  at.fetch(path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      ...(person && { Cookie: person.cookie }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

async function personOf(response: Response): Promise<Person> {
  const { user } = (await response.json()) as Pick<Person, 'user'>;
  const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  return { user, cookie };
}

async function refusal(response: Response): Promise<readonly [number, string]> {
  const { error } = (await response.json()) as { error: { code: string } };
  expect(response.headers.getSetCookie()).toEqual([]);
  return [response.status, error.code];
}

const register = async (name: string): Promise<Person> =>
  personOf(await ask(place, 'POST', '/api/account', { name, password: PASSWORD }));

const shown = async (person: Person): Promise<unknown> =>
  (await ask(place, 'GET', '/api/session', undefined, person)).json();

test('[A1] who registers first owns the place, by HTTP and for real', async () => {
  const own = await openOwn();
  const inside = { name: 'Parley', access: 'open', guests: true };
  const place = async () => (await (await own.fetch('/api/session')).json()) as unknown;
  expect(await place()).toEqual({ place: { ...inside, owned: false } });
  const response = await ask(own, 'POST', '/api/account', { name: 'Olga', password: PASSWORD });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ user: { name: 'Olga', role: 'owner' } });
  expect(await place()).toEqual({ place: { ...inside, owned: true } });
});

test('[A2] [A3] a guest keeps the name; the old cookie is worth nothing, and its sockets close', async () => {
  const guest = await place.signIn('Gus');
  const socket = await place.ws('/ws', guest);
  const response = await ask(place, 'POST', '/api/account', { password: PASSWORD }, guest);
  const member = await personOf(response);
  expect(member.user).toMatchObject({ id: guest.user.id, name: 'Gus', role: 'member' });
  expect(member.cookie).not.toBe(guest.cookie);
  const renewed = { event: 'session:ended', data: { reason: 'renewed' } };
  expect(await socket.hears((frame) => frame.event === 'session:ended', 'the end')).toEqual(renewed);
  await socket.closed;
  expect(await shown(guest)).not.toHaveProperty('user');
  expect(await shown(member)).toMatchObject({ user: { id: guest.user.id, role: 'member' } });
});

test('[A4] a password lets in by name and by handle; everything wrong is one answer', async () => {
  const ana = await register('Ana Luz');
  const chat = await place.chat(ana);
  await chat.ask('user:update', { handle: 'skipper' });
  const signIn = (login: string, password = PASSWORD) =>
    ask(place, 'POST', '/api/session', { login, password });
  for (const login of ['ana luz', '@skipper'])
    expect((await personOf(await signIn(login))).user.id).toBe(ana.user.id);
  await place.signIn('Guest of honour');
  const wrong = await Promise.all([
    signIn('ana luz', 'Low water'),
    signIn('nobody at all'),
    signIn('Guest of honour'),
    signIn('Lobby guest'),
  ]);
  const answers = await Promise.all(wrong.map(async (response) => [response.status, await response.text()]));
  expect(new Set(answers.map(String)).size).toBe(1);
  expect(answers[0]?.[0]).toBe(401);
  expect(wrong.flatMap((response) => response.headers.getSetCookie())).toEqual([]);
});

test('who is signed in with an account does not become somebody else unnoticed', async () => {
  const ben = await register('Ben');
  const again = { login: 'Ben', password: PASSWORD };
  expect(await refusal(await ask(place, 'POST', '/api/session', again, ben))).toEqual([409, 'conflict']);
  const twice = { name: 'Benjamin', password: PASSWORD };
  expect(await refusal(await ask(place, 'POST', '/api/account', twice, ben))).toEqual([409, 'conflict']);
});

test('[A6] a change of password ends the other sessions if that is wanted; the device is told', async () => {
  const cleo = await register('Cleo');
  const second = await personOf(
    await ask(place, 'POST', '/api/session', { login: 'Cleo', password: PASSWORD }),
  );
  const chat = await place.chat(cleo);
  expect(await chat.ask('session:list', {})).toMatchObject({
    data: { sessions: [{ device: 'Firefox on Linux' }, { device: 'Firefox on Linux' }] },
  });
  const change = (body: object, by?: Person) => ask(place, 'PUT', '/api/account/password', body, by);
  const next = 'Low water at six';
  expect(await refusal(await change({ password: PASSWORD, next }))).toEqual([401, 'unauthenticated']);
  expect(await refusal(await change({ password: 'x', next }, cleo))).toEqual([403, 'forbidden']);
  expect(await refusal(await change({ password: PASSWORD, next: 'short' }, cleo))).toEqual([400, 'invalid']);
  expect((await change({ password: PASSWORD, next, endOthers: true }, cleo)).status).toBe(204);
  expect(await shown(second)).not.toHaveProperty('user');
  expect(await shown(cleo)).toHaveProperty('user');
});

test.each<[string, string, unknown]>([
  ['no password', '/api/account', { name: 'Dora' }],
  ['a short password', '/api/account', { name: 'Dora', password: 'tide' }],
  ['a password of 201 characters', '/api/account', { name: 'Dora', password: 'ab1'.repeat(67) }],
  ['a common password', '/api/account', { name: 'Dora', password: 'Password123' }],
  ['no name', '/api/account', { password: PASSWORD }],
  ['a role', '/api/account', { name: 'Dora', password: PASSWORD, role: 'owner' }],
  ['a name that is no text', '/api/account', { name: ['Dora'], password: PASSWORD }],
  ['a login without a password', '/api/session', { login: 'Dora' }],
  ['a login and a name', '/api/session', { login: 'Dora', name: 'Dora', password: PASSWORD }],
  ['nothing', '/api/account', {}],
])('%s is refused, and what is wrong is named', async (_, path, body) => {
  const response = await ask(place, 'POST', path, body);
  const { error } = (await response.clone().json()) as { error: { issues: { path: string }[] } };
  expect(error.issues[0]?.path).toMatch(/^(name|password|role)$/);
  expect(await refusal(response)).toEqual([400, 'invalid']);
});

test('[A4] attempts on one name are counted, whether or not there is anybody of that name', async () => {
  const own = await openOwn({ RATE_LIMITS: 'on' });
  await ask(own, 'POST', '/api/account', { name: 'Olga', password: PASSWORD });
  const attempts = async (login: string) => {
    const statuses: number[] = [];
    for (let n = 0; n < 10; n += 1)
      statuses.push((await ask(own, 'POST', '/api/session', { login, password: 'wrong' })).status);
    return statuses;
  };
  const expected = [...Array.from({ length: 8 }, () => 401), 429, 429];
  expect(await attempts('Olga')).toEqual(expected);
  expect(await attempts('nobody')).toEqual(expected);
  const refused = await ask(own, 'POST', '/api/session', { login: 'olga', password: PASSWORD });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
});

test('passwords are in no log and no answer', async () => {
  const dora = await register('Dora');
  await ask(place, 'POST', '/api/session', { login: 'Dora', password: 'Not my password' });
  const chat = await place.chat(dora);
  const told = JSON.stringify([await chat.ask('session:sync', {}), await chat.ask('user:list', {})]);
  for (const secret of [PASSWORD, 'argon2', 'Not my password', dora.cookie.slice(7)]) {
    expect(told).not.toContain(secret);
    expect(JSON.stringify(place.log.entries)).not.toContain(secret);
  }
});
