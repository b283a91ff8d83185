import { once } from 'node:events';
import { FakeClock } from '@parley/testkit';
import { type Person, type Place, placesOfTheTest } from './support/place.ts';

const open = placesOfTheTest();
const home = 'https://chat.example.org';
const json = { 'Content-Type': 'application/json' };
const from = (address: string) => ({ 'X-Forwarded-For': address });

describe('the address that people open', () => {
  test('[T4] https in front of Parley binds the cookie as its own TLS would', async () => {
    const place = await open({ PUBLIC_URL: home });
    const response = await place.fetch('/api/session', {
      method: 'POST',
      headers: { ...json, Origin: home },
      body: '{"name":"Ada"}',
    });
    expect(response.status).toBe(201);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-parley=[\w-]{43};.* Secure;/);
    const { user } = (await response.json()) as Pick<Person, 'user'>;
    const client = await place.chat({ cookie: cookie.split(';')[0] ?? '', user });
    await client.hears('session:welcomed');
  });

  test('[T5] it is the one origin of the place, whatever the Host header says', async () => {
    const place = await open({ PUBLIC_URL: home });
    const status = async (Origin: string) => {
      const init = { method: 'POST', headers: { ...json, Origin }, body: '{"name":"Eve"}' };
      return (await place.fetch('/api/session', init)).status;
    };
    expect([await status(place.url), await status('https://evil.example')]).toEqual([403, 403]);
    const polling = async (Origin: string) =>
      (await place.fetch('/socket.io/?EIO=4&transport=polling', { headers: { Origin } })).status;
    expect([await polling(place.url), await polling(home)]).toEqual([403, 200]);
    for (const path of ['/ws', '/ws/lobby', '/socket.io/?EIO=4&transport=websocket'])
      expect([path, (await place.webSocket(path, { Origin: place.url }).refusal()).status]).toEqual([
        path,
        403,
      ]);
    await place.webSocket('/ws/lobby', { Origin: home }).opened();
  });
});

describe('the address of a client', () => {
  const signIns = async (
    place: Awaited<ReturnType<typeof open>>,
    count: number,
    address: (n: number) => string,
  ) => {
    const statuses: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const headers = { ...json, ...from(address(n)) };
      statuses.push((await place.fetch('/api/session', { method: 'POST', headers, body: '{}' })).status);
    }
    return statuses;
  };

  test('nobody gets around a limit by a header that no proxy wrote', async () => {
    const place = await open({ RATE_LIMITS: 'on' });
    expect(await signIns(place, 12, (n) => `192.0.2.${n}`)).toEqual([...Array(10).fill(400), 429, 429]);
    expect(place.log.entries.filter(({ message }) => message.includes('TRUST_PROXY'))).toHaveLength(1);
  });

  test('behind a named proxy everyone has a limit of their own, and what they say themselves counts for nothing', async () => {
    const place = await open({ RATE_LIMITS: 'on', TRUST_PROXY: '127.0.0.1' });
    expect(await signIns(place, 12, (n) => `10.9.8.${n}, 192.0.2.7`)).toEqual([
      ...Array(10).fill(400),
      429,
      429,
    ]);
    expect(await signIns(place, 1, () => '192.0.2.8')).toEqual([400]);
  });

  /** Comes in from an address; resolves with the way out, rejects if it is not let in. */
  const ways: readonly [kind: string, come: (place: Place, address: string) => Promise<() => void>][] = [
    [
      'native WebSocket',
      async (place, address) => {
        const client = place.webSocket('/ws/lobby', from(address));
        const refused = once(client.socket, 'unexpected-response').then(() =>
          Promise.reject(new Error('refused')),
        );
        await Promise.race([once(client.socket, 'open'), refused]);
        return () => client.close();
      },
    ],
    [
      'Socket.IO',
      async (place, address) => {
        const client = place.socketIo('/', { headers: from(address) });
        await client.connected();
        return () => client.close();
      },
    ],
  ];

  test.each(ways)(
    '[T8] over %s so many connections of one address, and no more until one ends',
    async (_, come) => {
      const place = await open({ RATE_LIMITS: 'on', TRUST_PROXY: '1', MAX_CONNECTIONS_PER_ADDRESS: '3' });
      const [leave] = [
        await come(place, '192.0.2.7'),
        await come(place, '192.0.2.7'),
        await come(place, '192.0.2.7'),
      ];
      await expect(come(place, '192.0.2.7')).rejects.toThrow(/^refused$|^websocket error$/);
      await come(place, '192.0.2.8');
      leave();
      await comesIn(() => come(place, '192.0.2.7'));
    },
  );
});

/** Tries until somebody is let in: that a socket is gone is known to its server a moment later. */
async function comesIn(come: () => Promise<unknown>): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isIn = await come().then(
      () => true,
      () => false,
    );
    if (isIn) return true;
  }
  return false;
}

test('who signs in, and who is refused, is logged with the address they come from', async () => {
  const place = await open({ TRUST_PROXY: '1' });
  const ask = (body: object, more: Readonly<Record<string, string>> = {}) =>
    place.fetch('/api/session', {
      method: 'POST',
      headers: { ...json, ...from('192.0.2.7'), ...more },
      body: JSON.stringify(body),
    });
  const { user } = (await (await ask({ name: 'Gus' })).json()) as Pick<Person, 'user'>;
  expect(place.log.with('signed in')).toEqual([{ user: user.id, address: '192.0.2.7' }]);
  await ask({ login: 'Nobody', password: 'not a password' });
  await ask({ name: 'Eve' }, { Origin: 'https://evil.example' });
  const about = { method: 'POST', route: '/api/session', address: '192.0.2.7' };
  expect(place.log.with('refused')).toEqual([
    { ...about, code: 'unauthenticated' },
    { ...about, code: 'forbidden' },
  ]);
});

test('an address asks the API 500 times at once and no more, whatever it asks', async () => {
  const clock = new FakeClock();
  const place = await open({ RATE_LIMITS: 'on', TRUST_PROXY: '1' }, { clock });
  const statuses = async (count: number, address: string) => {
    const path = '/api/commands/session:sync';
    const ask = () =>
      place.fetch(path, { method: 'POST', headers: { ...json, ...from(address) }, body: '{}' });
    const answers = await Promise.all(Array.from({ length: count }, ask));
    return [...new Set(answers.map(({ status }) => status))];
  };
  for (let n = 0; n < 10; n += 1) expect(await statuses(50, '192.0.2.7')).toEqual([401]);
  expect(await statuses(1, '192.0.2.7')).toEqual([429]);
  expect(await statuses(1, '192.0.2.8')).toEqual([401]);
  await clock.advance(1_000);
  expect(await statuses(50, '192.0.2.7')).toEqual([401]);
});

test('[T8] all kinds of connections of one address count together, polling too', async () => {
  const place = await open({ RATE_LIMITS: 'on', TRUST_PROXY: '1', MAX_CONNECTIONS_PER_ADDRESS: '3' });
  const headers = from('192.0.2.7');
  const polling = () => place.fetch('/socket.io/?EIO=4&transport=polling', { headers });
  expect((await polling()).status).toBe(200);
  await place.webSocket('/ws/lobby', headers).opened();
  await place.socketIo('/', { headers }).connected();
  const refused = await polling();
  expect([refused.status, await refused.json()]).toEqual([
    403,
    { code: 4, message: 'There are too many connections from your network; wait until some end.' },
  ]);
  expect(await place.webSocket('/ws/lobby', headers).refusal()).toMatchObject({
    status: 429,
    body: { error: { code: 'rate_limited', retryAfterMs: 10_000 } },
  });
});

test('[T8] one person has so many connections, of all kinds together', async () => {
  const place = await open({ RATE_LIMITS: 'on', MAX_CONNECTIONS_PER_USER: '2' });
  const [ada, ben] = [await place.signIn(), await place.signIn()];
  await place.chat(ada);
  await place.ws('/ws', ada);
  const refused = await place.socketIo('/chat', { headers: { Cookie: ada.cookie } }).refusal();
  expect(refused.data).toMatchObject({ code: 'rate_limited', retryAfterMs: 10_000 });
  expect((await place.webSocket('/ws', { Cookie: ada.cookie }).refusal()).status).toBe(429);
  await place.chat(ben);
});
