import { GENERAL, type Reply } from '@parley/events';
import { Place, type Person } from './support/place.ts';
import { routesOfTheApplication } from './support/routes.ts';

/** Who asks. Nobody is known by a bot's token where accounts are concerned: these are for people. */
const principals = [
  'anonymous',
  'ended session',
  'guest',
  'member',
  'admin',
  'owner',
  'bot with the scope',
  'bot without the scope',
] as const;
type Principal = (typeof principals)[number];

const PASSWORD = 'High water at noon';
const NEXT = 'Slack water at ten';

type Status = number;
type Expected = Readonly<Record<Principal, Status>>;

/** Everybody gets one status, but for those who are named. */
const all = (status: Status, others: Partial<Expected> = {}): Expected => ({
  ...(Object.fromEntries(principals.map((each) => [each, status])) as unknown as Expected),
  ...others,
});

/** Who is no person here. */
const nobodies = (status: Status): Partial<Expected> => ({
  anonymous: status,
  'ended session': status,
  'bot with the scope': status,
  'bot without the scope': status,
});

interface Row {
  readonly path?: string;
  readonly body?: unknown;
  /** Of the body; JSON, unless told. */
  readonly type?: string;
  readonly expected: Expected;
}

const UPLOAD = `f${'0'.repeat(32)}`;
let made = 0;

/** What each is answered, written by hand from SPEC.md. Somebody new asks each time, so that no answer spoils the next. */
const rows: Readonly<Record<string, Row>> = {
  'GET /health': { expected: all(200) },
  'GET /ready': { expected: all(200) },
  'GET /api/session': { expected: all(200) },
  // Who is signed in can't come in as somebody else; a guest, only with a password.
  'POST /api/session': {
    get body() {
      return { name: `Newcomer ${(made += 1)}` };
    },
    expected: all(409, nobodies(201)),
  },
  'DELETE /api/session': { expected: all(204) },
  // A guest becomes a member; who has an account is told so.
  'POST /api/account': {
    get body() {
      return { name: `Registered ${(made += 1)}`, password: PASSWORD };
    },
    expected: all(409, { ...nobodies(201), guest: 201 }),
  },
  'PUT /api/account/password': {
    body: { password: PASSWORD, next: NEXT },
    expected: all(204, { ...nobodies(401), guest: 403 }),
  },
  // The last owner stays.
  'DELETE /api/account': {
    body: { password: PASSWORD, messages: 'keep' },
    expected: all(204, { ...nobodies(401), owner: 409 }),
  },
  'GET /api/account/export': { expected: all(200, nobodies(401)) },
  // Guests have no picture.
  'PUT /api/account/avatar': {
    type: 'image/png',
    body: 'no picture',
    expected: all(400, { ...nobodies(401), guest: 409 }),
  },
  'DELETE /api/account/avatar': { expected: all(200, nobodies(401)) },
  'GET /avatars/:file': {
    path: '/avatars/nobody-x.webp',
    expected: all(404, { anonymous: 401, 'ended session': 401, 'bot without the scope': 403 }),
  },
  // By the tus protocol: without its header nothing is begun, and nobody is told of others' uploads.
  'POST /api/uploads': { body: {}, expected: all(400) },
  'HEAD /api/uploads/:id': {
    path: `/api/uploads/${UPLOAD}`,
    expected: all(404, {
      anonymous: 401,
      'ended session': 401,
      'bot with the scope': 403,
      'bot without the scope': 403,
    }),
  },
  'PATCH /api/uploads/:id': {
    path: `/api/uploads/${UPLOAD}`,
    type: 'application/offset+octet-stream',
    body: 'x',
    expected: all(404, {
      anonymous: 401,
      'ended session': 401,
      'bot with the scope': 403,
      'bot without the scope': 403,
    }),
  },
  'DELETE /api/uploads/:id': {
    path: `/api/uploads/${UPLOAD}`,
    expected: all(404, {
      anonymous: 401,
      'ended session': 401,
      'bot with the scope': 403,
      'bot without the scope': 403,
    }),
  },
  'GET /api/files/:id': {
    path: `/api/files/${UPLOAD}`,
    expected: all(404, { anonymous: 401, 'ended session': 401, 'bot without the scope': 403 }),
  },
  'GET /api/files/:id/preview': {
    path: `/api/files/${UPLOAD}/preview`,
    expected: all(404, { anonymous: 401, 'ended session': 401, 'bot without the scope': 403 }),
  },
  'GET /api/account/recovery-codes': { expected: all(200, nobodies(401)) },
  'POST /api/account/recovery-codes': {
    body: { password: PASSWORD },
    expected: all(201, { ...nobodies(401), guest: 403 }),
  },
  'POST /api/invitation': { body: { invite: 'unknown' }, expected: all(404) },
  'POST /api/invites': { body: { invite: 'unknown' }, expected: all(404, nobodies(401)) },
  'POST /api/recovery': { body: { secret: 'unknown', password: NEXT }, expected: all(404) },
  // The log is the owner’s alone.
  'GET /api/audit.jsonl': { expected: all(403, { ...nobodies(401), owner: 200 }) },
  'POST /api/commands/:command': {
    path: '/api/commands/room:history',
    body: { room: GENERAL },
    expected: all(200, { anonymous: 401, 'ended session': 401, 'bot without the scope': 403 }),
  },
  'ALL /api/commands/:command': { path: '/api/commands/room:history', expected: all(405) },
};

let place: Place;
let owner: Person;
let bot: Reply<'bot:create'>['bot'];
let reads: Readonly<Record<string, string>>;
let moderates: typeof reads;
const counts = new Map<number, number>();

beforeAll(async () => {
  place = await Place.open();
  owner = await register('Olga');
  bot = (await asOwner<Reply<'bot:create'>>('bot:create', { name: 'Tide table' })).bot;
  [reads, moderates] = [await tokenWith(['read']), await tokenWith(['moderate'])];
});

afterAll(async () => {
  await place.close();
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  const parts = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${count} ${status}`);
  process.stdout.write(
    `routes: ${Object.keys(rows).length} routes, ${principals.length} kinds of principals, ${sum} questions: ${parts.join(', ')}\n`,
  );
});

async function register(name: string): Promise<Person> {
  const response = await send('POST', '/api/account', {}, { name, password: PASSWORD });
  const { user } = (await response.json()) as Pick<Person, 'user'>;
  const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  return { user, cookie };
}

function send(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<Response> {
  return place.fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function asOwner<T>(command: string, data: object): Promise<T> {
  const response = await send('POST', `/api/commands/${command}`, { Cookie: owner.cookie }, data);
  const ack = (await response.json()) as { data: T };
  return ack.data;
}

async function tokenWith(scopes: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const data = { bot: bot.id, name: `Token ${(made += 1)}`, scopes };
  const { secret } = await asOwner<Reply<'token:create'>>('token:create', data);
  return { Authorization: `Bearer ${secret}` };
}

/** What proves who somebody is, each time somebody new; but there is one owner. */
const proofs: Readonly<Record<Principal, () => Promise<Readonly<Record<string, string>>>>> = {
  anonymous: async () => ({}),
  'ended session': async () => {
    const person = await place.signIn();
    await place.signOut(person);
    return { Cookie: person.cookie };
  },
  guest: async () => ({ Cookie: (await place.signIn()).cookie }),
  member: async () => ({ Cookie: (await register(`Member ${(made += 1)}`)).cookie }),
  admin: async () => {
    const { user, cookie } = await register(`Admin ${(made += 1)}`);
    await asOwner('user:role', { user: user.id, role: 'admin' });
    return { Cookie: cookie };
  },
  owner: async () => {
    const session = await send('POST', '/api/session', {}, { login: 'Olga', password: PASSWORD });
    if (session.status !== 201) throw new Error(`the owner is not let in: ${session.status}`);
    return { Cookie: (session.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' };
  },
  'bot with the scope': async () => reads,
  'bot without the scope': async () => moderates,
};

test('every route has its row here', () => {
  expect(routesOfTheApplication().toSorted()).toEqual(Object.keys(rows).toSorted());
});

test.each(Object.keys(rows))('%s answers each principal as it should', async (route) => {
  const [method = '', path = ''] = route.split(' ');
  const row = rows[route];
  const answered: Record<string, number> = {};
  for (const principal of principals) {
    const headers = {
      'Content-Type': row?.type ?? 'application/json',
      ...(await proofs[principal]()),
    };
    const body = method === 'GET' || method === 'ALL' ? undefined : row?.body;
    const response = await send(method === 'ALL' ? 'GET' : method, row?.path ?? path, headers, body);
    await response.arrayBuffer();
    answered[principal] = response.status;
    counts.set(response.status, (counts.get(response.status) ?? 0) + 1);
    // The owner’s password is what it was for the next one.
    if (route === 'PUT /api/account/password' && response.status === 204)
      await send('PUT', path, headers, { password: NEXT, next: PASSWORD });
  }
  expect(answered).toEqual(row?.expected);
});
