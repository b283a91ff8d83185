import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { limits, type User } from '@parley/events';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { type Person, Place, placesOfTheTest } from './support/place.ts';

const openOwn = placesOfTheTest();
const PASSWORD = 'High water at noon';
const PATH = '/api/account/avatar';
let place: Place;
let png: Buffer;

beforeAll(async () => {
  place = await Place.open();
  png = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
  await register('Olga');
});
afterAll(() => place.close());

async function register(name: string, at = place): Promise<Person> {
  const response = await at.fetch('/api/account', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, password: PASSWORD }),
  });
  const { user } = (await response.json()) as Pick<Person, 'user'>;
  const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  return { user, cookie };
}

const put = (
  { cookie }: { readonly cookie: string },
  body: Uint8Array | string,
  headers: Record<string, string> = {},
  at = place,
) =>
  at.fetch(PATH, {
    method: 'PUT',
    headers: { Cookie: cookie, 'Content-Type': 'image/png', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
const show = (file: string, person?: Pick<Person, 'cookie'>, at = place) =>
  at.fetch(`/avatars/${file}`, person ? { headers: { Cookie: person.cookie } } : {});
const pictureOf = async (response: Response) => ((await response.json()) as { user: User }).user.avatar ?? '';
const codeOf = async (response: Response) =>
  [response.status, ((await response.json()) as { error?: { code: string } }).error?.code] as const;

test('[A10] a picture that somebody sets is theirs for everybody who is in, live', async () => {
  const [ada, ben] = [await register('Ada'), await place.signIn('Ben')];
  const socket = await place.chat(ben);
  const told = socket.hears<{ user: User }>(
    'user:changed',
    ({ user }) => user.id === ada.user.id && user.avatar !== undefined,
  );
  const response = await put(ada, png);
  expect(response.status).toBe(200);
  const avatar = await pictureOf(response);
  expect((await told).user.avatar).toBe(avatar);
  for (const [file, side] of [
    [`${avatar}.webp`, 256],
    [`${avatar}-small.webp`, 96],
  ] as const) {
    const shown = await show(file, ben);
    expect(shown.status).toBe(200);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    const about = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
    expect(about).toMatchObject({ format: 'webp', width: side, height: side });
  }
});

test('[A10] it is seen by nobody who is not in, and not by a name that is nobody’s picture', async () => {
  const cleo = await register('Cleo');
  const avatar = await pictureOf(await put(cleo, png));
  expect(await codeOf(await show(`${avatar}.webp`))).toEqual([401, 'unauthenticated']);
  for (const file of [
    `${avatar}.png`,
    `${avatar}`,
    `${cleo.user.id}-0000000000.webp`,
    `${avatar}-small-small.webp`,
    '..%2f..%2fparley.db',
    '%2e%2e%2fparley.webp',
    'x.webp',
    '%00.webp',
  ])
    expect(await codeOf(await show(file, cleo))).toEqual([404, 'not_found']);
  await place.signOut(cleo);
  expect((await show(`${avatar}.webp`, cleo)).status).toBe(401);
});

test('[A10] taken away, or replaced, it is gone, from the disk too', async () => {
  const own = await openOwn();
  const dan = await register('Dan', own);
  const files = () => readdirSync(join(own.dataDir, 'files/avatars')).length;
  const first = await pictureOf(await put(dan, png, {}, own));
  const second = await pictureOf(await put(dan, png, {}, own));
  expect((await show(`${first}.webp`, dan, own)).status).toBe(404);
  expect(files()).toBe(2);
  const response = await own.fetch(PATH, { method: 'DELETE', headers: { Cookie: dan.cookie } });
  expect([response.status, await pictureOf(response)]).toEqual([200, '']);
  expect((await show(`${second}.webp`, dan, own)).status).toBe(404);
  expect(files()).toBe(0);
});

test('[P2] [P4] it is in the archive of whose it is, and goes with the account', async () => {
  const own = await openOwn();
  await register('Olga', own);
  const eve = await register('Eve', own);
  const avatar = await pictureOf(await put(eve, png, {}, own));
  const archive = await own.fetch('/api/account/export', { headers: { Cookie: eve.cookie } });
  const files = unzipSync(new Uint8Array(await archive.arrayBuffer()));
  expect(JSON.parse(strFromU8(files['profile.json'] ?? new Uint8Array()))).toMatchObject({ avatar });
  expect(await sharp(files['picture.webp']).metadata()).toMatchObject({ format: 'webp', width: 256 });
  const gone = await own.fetch('/api/account', {
    method: 'DELETE',
    headers: { Cookie: eve.cookie, 'Content-Type': 'application/json' },
    body: JSON.stringify({ password: PASSWORD, messages: 'keep' }),
  });
  expect(gone.status).toBe(204);
  expect(readdirSync(join(own.dataDir, 'files/avatars'))).toEqual([]);
});

test('[A10] what is no picture is refused in words, whatever it says to be', async () => {
  const fay = await register('Fay');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  expect(await codeOf(await put(fay, svg, { 'Content-Type': 'image/svg+xml' }))).toEqual([400, 'invalid']);
  expect(await codeOf(await put(fay, svg))).toEqual([400, 'invalid']);
  expect(await codeOf(await put(fay, '<script>alert(1)</script>'))).toEqual([400, 'invalid']);
  expect(await codeOf(await put(fay, ''))).toEqual([400, 'invalid']);
  expect(await codeOf(await put(fay, png.subarray(0, 60)))).toEqual([400, 'invalid']);
  expect(await codeOf(await put(fay, '{}', { 'Content-Type': 'application/json' }))).toEqual([
    400,
    'invalid',
  ]);
  const zipped = await put(fay, png, { 'Content-Encoding': 'gzip' });
  expect(zipped.status).toBeGreaterThanOrEqual(400);
  expect(zipped.status).toBeLessThan(500);
  const huge = await sharp({ create: { width: 8_000, height: 7_000, channels: 3, background: 'red' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(huge.length).toBeLessThan(limits.pictureBytes);
  expect(await codeOf(await put(fay, huge))).toEqual([413, 'too_large']);
  expect(place.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
});

test('[A10] too many bytes are refused before they are read; nobody’s are read at all', async () => {
  const gil = await register('Gil');
  /** Announces much, and sends none of it. */
  const announce = (cookie: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const length = String(limits.pictureBytes + 1);
      const asking = httpRequest(`${place.url}${PATH}`, {
        method: 'PUT',
        headers: { Cookie: cookie, 'Content-Type': 'image/png', 'Content-Length': length },
      });
      asking.on('response', ({ statusCode }) => {
        resolve(statusCode);
        asking.destroy();
      });
      asking.on('error', reject);
      asking.flushHeaders();
    });
  expect(await announce(gil.cookie)).toBe(413);
  expect(await announce('')).toBe(401);
  expect(await announce((await place.signIn()).cookie)).toBe(409);
});

test('[A10] a guest has no picture, and a bot’s token sets none', async () => {
  const guest = await place.signIn();
  expect(await codeOf(await put(guest, png))).toEqual([409, 'conflict']);
  const removed = await place.fetch(PATH, { method: 'DELETE', headers: { Cookie: guest.cookie } });
  expect(removed.status).toBe(200);
  expect((await put({ cookie: '' }, png)).status).toBe(401);
});

test('[A10] a picture is not changed again and again', async () => {
  const own = await openOwn({ RATE_LIMITS: 'on' });
  const hal = await register('Hal', own);
  const answers: Response[] = [];
  for (let n = 0; n < 11; n += 1)
    answers.push(await own.fetch(PATH, { method: 'DELETE', headers: { Cookie: hal.cookie } }));
  expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(200), 429]);
  expect(Number(answers.at(-1)?.headers.get('Retry-After'))).toBeGreaterThan(0);
});
