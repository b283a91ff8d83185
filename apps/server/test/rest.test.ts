import {
  type Ack,
  type CommandName,
  GENERAL,
  limits,
  type Reply,
  type Request as Asked,
} from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { type Person, Place, placesOfTheTest } from './support/place.ts';

const openOwn = placesOfTheTest();
let place: Place;
let ada: Person;

beforeAll(async () => {
  place = await Place.open({ ALLOWED_ORIGINS: 'https://friend.example' });
  ada = await place.signIn('Ada');
});

afterAll(() => place.close());

const json = { 'Content-Type': 'application/json' };

function post(command: string, body: unknown, headers: Record<string, string> = {}, at = place) {
  return at.fetch(`/api/commands/${command}`, {
    method: 'POST',
    headers: { ...json, Cookie: ada.cookie, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function run<N extends CommandName>(command: N, data: Asked<N>): Promise<Ack<Reply<N>>> {
  return (await (await post(command, data)).json()) as Ack<Reply<N>>;
}

/** Status and code of an answer that is an Ack and a refusal. */
async function refusal(response: Response): Promise<readonly [number, string]> {
  const ack = (await response.json()) as Ack<unknown>;
  if (ack.ok) throw new Error('the command was done');
  expect(Object.keys(ack)).toEqual(['ok', 'error']);
  return [response.status, ack.error.code];
}

describe('a command', () => {
  test('[T7] is a POST whose body is the data and whose answer is the Ack', async () => {
    const ben = await place.chat(await place.signIn('Ben'));
    const text = `ahoy ${uuidV7()}`;
    const response = await post('message:send', { room: GENERAL, id: uuidV7(), text });
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({
      ok: true,
      data: { seq: expect.any(Number), rev: expect.any(Number), at: expect.any(Number) },
    });
    const told = await ben.hears('room:changed', (frame) => JSON.stringify(frame).includes(text));
    expect(told).toMatchObject({ room: GENERAL });
  });

  test('[D2] [T7] is done once, however it comes', async () => {
    const message = { room: GENERAL, id: uuidV7(), text: 'once' };
    const first = await run('message:send', message);
    const chat = await place.chat(ada);
    expect(await chat.ask('message:send', message)).toEqual(first);
    expect(await run('message:send', message)).toEqual(first);
  });

  test('[T7] without data may have an empty object or nothing', async () => {
    expect((await post('session:heads', {})).status).toBe(200);
    expect((await post('session:heads', '')).status).toBe(200);
  });

  test('[T7] that tells of what happens now needs a socket, and says so', async () => {
    const response = await post('presence:watch', { rooms: [], users: [] });
    expect(await refusal(response)).toEqual([400, 'invalid']);
  });
});

describe('who may', () => {
  test('[T4] [T7] nobody without a live session', async () => {
    for (const cookie of ['', `parley=${'A'.repeat(43)}`])
      expect(await refusal(await post('session:heads', {}, { Cookie: cookie }))).toEqual([
        401,
        'unauthenticated',
      ]);
    const eve = await place.signIn('Eve');
    await place.signOut(eve);
    expect(await refusal(await post('session:heads', {}, { Cookie: eve.cookie }))).toEqual([
      401,
      'unauthenticated',
    ]);
  });

  test.each([
    [{ Origin: 'https://stranger.example' }],
    [{ Origin: 'null' }],
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
  ])('[T5] [T7] no page of another site: %p', async (headers) => {
    const text = `forged ${uuidV7()}`;
    const response = await post('message:send', { room: GENERAL, id: uuidV7(), text }, headers);
    expect(await refusal(response)).toEqual([403, 'forbidden']);
    expect(JSON.stringify(await run('room:history', { room: GENERAL }))).not.toContain(text);
  });

  test('[T5] a page of a named origin may', async () => {
    expect((await post('session:heads', {}, { Origin: 'https://friend.example' })).status).toBe(200);
  });

  test('[C7] what one may not know of does not exist', async () => {
    const cleo = await place.chat(await place.signIn());
    const { entry } = await cleo.do<Reply<'room:create'>>('room:create', { kind: 'private', name: 'Cellar' });
    const hidden = await post('room:history', { room: entry.room.id });
    const missing = await post('room:history', { room: 'rnone' });
    expect(hidden.status).toBe(404);
    expect(await hidden.json()).toEqual(await missing.json());
  });
});

describe('bad input', () => {
  test.each<[string, string, string, Record<string, string>, readonly [number, string]]>([
    ['an unknown command', 'room:destroy', '{}', {}, [400, 'invalid']],
    ['a name of the language', '__proto__', '{}', {}, [400, 'invalid']],
    ['a field too many', 'session:heads', '{"more":1}', {}, [400, 'invalid']],
    ['__proto__ as a field', 'session:heads', '{"__proto__":{"rooms":[]}}', {}, [400, 'invalid']],
    ['a list', 'session:heads', '[]', {}, [400, 'invalid']],
    ['null', 'session:heads', 'null', {}, [400, 'invalid']],
    ['half of a JSON text', 'session:heads', '{"a":', {}, [400, 'invalid']],
    [
      'a form',
      'session:heads',
      'a=1',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      [400, 'invalid'],
    ],
    [
      'JSON that calls itself text',
      'session:heads',
      '{}',
      { 'Content-Type': 'text/plain' },
      [400, 'invalid'],
    ],
    [
      'thousands of levels',
      'session:heads',
      `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
      {},
      [400, 'invalid'],
    ],
    ['more than 64 KiB', 'session:heads', `{"a":"${'x'.repeat(limits.frame)}"}`, {}, [413, 'too_large']],
  ])('[C1] [T7] %s is answered by an Ack', async (_, command, body, headers, expected) => {
    expect(await refusal(await post(command, body, headers))).toEqual(expected);
  });

  test('[T7] a command is no address to look at', async () => {
    const response = await place.fetch('/api/commands/session:heads', { headers: { Cookie: ada.cookie } });
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST']);
  });

  test('[C5] who asks too fast is told when to come back', async () => {
    const own = await openOwn({ RATE_LIMITS: 'on' });
    const { cookie } = await own.signIn();
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, n) =>
        post('user:update', { name: `Swift ${n}` }, { Cookie: cookie }, own),
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(Number(refused[0]?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await refused[0]?.json()).toMatchObject({
      ok: false,
      error: { code: 'rate_limited', retryAfterMs: expect.any(Number) },
    });
  });
});
