import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERAL } from '@parley/events';
import { strFromU8, unzipSync } from 'fflate';
import { v7 as uuidV7 } from 'uuid';
import { type Person, Place, placesOfTheTest } from './support/place.ts';
import { eventually, within } from './support/waiting.ts';

const openOwn = placesOfTheTest();
const PASSWORD = 'High water at noon';
let place: Place;

beforeAll(async () => {
  place = await Place.open();
  await register('Olga');
});
afterAll(() => place.close());

const ask = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  at = place,
) =>
  at.fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

async function register(name: string, at = place): Promise<Person> {
  const response = await ask('POST', '/api/account', { name, password: PASSWORD }, {}, at);
  const { user } = (await response.json()) as Pick<Person, 'user'>;
  const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  return { user, cookie };
}

const say = async (person: Person, text: string) =>
  (await place.chat(person)).do('message:send', { room: GENERAL, id: uuidV7(), text });

const remove = (person: Person, body: unknown) =>
  ask('DELETE', '/api/account', body, { Cookie: person.cookie });

const download = (person: Person, at = place) =>
  ask('GET', '/api/account/export', undefined, { Cookie: person.cookie }, at);

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

test('[P4] the export is an archive of one’s own, streamed', async () => {
  const [ada, ben] = [await register('Ada'), await place.signIn('Ben')];
  for (const text of ['ahoy 👋', 'second']) await say(ada, text);
  await say(ben, 'of Ben');
  const response = await download(ada);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/zip');
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="parley-export.zip"');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const files = Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer()))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ]),
  );
  expect(Object.keys(files)).toContain('README.txt');
  expect(JSON.parse(files['profile.json'] ?? '')).toMatchObject(ada.user);
  const said = (files['messages.jsonl'] ?? '').trim().split('\n');
  expect(said.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(['ahoy 👋', 'second']);
  expect(Object.values(files).join('')).not.toContain('Ben');
});

test('[P4] nobody gets an archive but who is signed in, and not again and again', async () => {
  expect((await ask('GET', '/api/account/export')).status).toBe(401);
  const own = await openOwn({ RATE_LIMITS: 'on' });
  const person = await own.signIn();
  const answers: Response[] = [];
  for (let n = 0; n < 4; n++) {
    const response = await download(person, own);
    await response.arrayBuffer();
    answers.push(response);
  }
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(Number(answers[3]?.headers.get('Retry-After'))).toBeGreaterThan(0);
});

test('[P2] [D7] who deletes the account is out within a second, on every device', async () => {
  const cleo = await register('Cleo');
  const socket = await place.ws('/ws', cleo);
  const response = await remove(cleo, { password: PASSWORD, messages: 'keep' });
  expect(response.status).toBe(204);
  expect(response.headers.getSetCookie()[0]).toMatch(/^parley=; Max-Age=0;/);
  expect(await within(socket.closed, 'the socket to close', 1_000)).toBe(1008);
  expect((await download(cleo)).status).toBe(401);
  const again = await ask('POST', '/api/session', { login: 'Cleo', password: PASSWORD });
  expect(again.status).toBe(401);
});

test('[P2] a device that was away when its account was deleted is told so, and nobody else', async () => {
  const fay = await register('Fay');
  const phone = await ask('POST', '/api/session', { login: 'Fay', password: PASSWORD });
  const [cookie = ''] = (phone.headers.getSetCookie()[0] ?? '').split(';');
  expect((await remove(fay, { password: PASSWORD, messages: 'keep' })).status).toBe(204);
  const shown = async (Cookie: string) => (await ask('GET', '/api/session', undefined, { Cookie })).json();
  expect(await shown(cookie)).toEqual({ place: expect.any(Object), ended: 'removed' });
  const gone = await place.signIn('Gus');
  await place.signOut(gone);
  for (const other of ['', gone.cookie, `${cookie}x`]) expect(await shown(other)).not.toHaveProperty('ended');
});

test('[M7] a device that was away when its person was banned is told so, as long as that lasts', async () => {
  const own = await openOwn();
  const olga = await register('Olga', own);
  const gus = await own.signIn('Gus');
  const shown = async () => (await ask('GET', '/api/session', undefined, { Cookie: gus.cookie }, own)).json();
  await (await own.chat(olga)).do('user:ban', { user: gus.user.id });
  expect(await shown()).toEqual({ place: expect.any(Object), ended: 'banned' });
  await (await own.chat(olga)).do('user:unban', { user: gus.user.id });
  expect(await shown()).not.toHaveProperty('ended');
});

test('[P2] [P3] of an account that went with its messages no file of the database holds a word', async () => {
  const dora = await register('Dorothea Quill');
  await say(dora, 'kingfishers nest in the quarry');
  const holders = () =>
    readdirSync(place.dataDir, { recursive: true, withFileTypes: true }).filter(
      (entry) =>
        entry.isFile() &&
        /kingfisher|Dorothea/i.test(readFileSync(join(entry.parentPath, entry.name), 'latin1')),
    );
  expect(holders()).not.toEqual([]);
  expect((await remove(dora, { password: PASSWORD, messages: 'remove' })).status).toBe(204);
  await eventually(() => holders().length === 0, 'nothing to be left in the files');
});

test('[P2] what is wrong with a removal is said, and nothing is removed', async () => {
  const eve = await register('Eve');
  const answers = [
    await remove(eve, {}),
    await remove(eve, { messages: 'keep' }),
    await remove(eve, { password: PASSWORD, messages: 'burn' }),
    await remove(eve, { password: PASSWORD, messages: 'keep', user: 'olga' }),
    await remove(eve, { password: 'Low water', messages: 'keep' }),
  ];
  expect(await Promise.all(answers.map(codeOf))).toEqual([
    'invalid',
    'invalid',
    'invalid',
    'invalid',
    'forbidden',
  ]);
  expect((await ask('DELETE', '/api/account', { messages: 'keep' })).status).toBe(401);
  expect((await download(eve)).status).toBe(200);
});

test('[B5] accounts are for people: a bot’s token is nobody there', async () => {
  const own = await openOwn();
  const response = await ask('POST', '/api/account', { name: 'Olga', password: PASSWORD }, {}, own);
  const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  const command = async (name: string, data: unknown) => {
    const answer = await ask('POST', `/api/commands/${name}`, data, { Cookie: cookie }, own);
    return ((await answer.json()) as { data: Record<string, { id: string }> & { secret?: string } }).data;
  };
  const { bot } = await command('bot:create', { name: 'Clock' });
  const { secret } = await command('token:create', { bot: bot?.id, name: 'a', scopes: ['read', 'write'] });
  const headers = { Authorization: `Bearer ${secret}` };
  for (const [method, path, body] of [
    ['GET', '/api/account/export', undefined],
    ['DELETE', '/api/account', { messages: 'keep' }],
    ['PUT', '/api/account/password', { password: PASSWORD, next: 'Low water at noon' }],
  ] as const)
    expect((await ask(method, path, body, headers, own)).status).toBe(401);
  expect((await ask('POST', '/api/commands/session:heads', {}, headers, own)).status).toBe(200);
});
