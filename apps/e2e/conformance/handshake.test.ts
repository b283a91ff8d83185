import { wireKinds } from '../harness/codecs.ts';
import { signOut } from '../harness/person.ts';
import { ALLOWED_ORIGIN, FOREIGN_ORIGIN, openPlace } from './place.ts';

const place = openPlace();

describe.each(wireKinds)('over %s', (kind) => {
  const refusal = kind === 'Socket.IO' ? { errorCode: 'unauthenticated' } : { status: 401 };
  const knock = (cookie?: string, origin?: string) => place.attempt(kind, { cookie, origin });

  test.each([
    ['without a cookie', undefined],
    ['with an empty cookie', 'parley='],
    ['with a made-up session', `parley=${'A'.repeat(43)}`],
    ['with a cookie of 6,000 characters', `parley=${'A'.repeat(6_000)}`],
    ['with a cookie of something else', 'theme=dark; lang=en'],
  ])('[T4] nobody is connected %s', async (_, cookie) => {
    expect(await knock(cookie)).toMatchObject({ opened: false, refusal });
  });

  test('[T4] a session is let in as long as it lives', async () => {
    const { cookie } = await place.newcomer();
    expect(await knock(cookie)).toMatchObject({ opened: true });
    expect(await knock(`theme=dark; ${cookie}; lang=en`)).toMatchObject({ opened: true });
    await signOut(place.url, cookie);
    expect(await knock(cookie)).toMatchObject({ opened: false, refusal });
  });

  test('[T5] pages of the server itself and of a named origin are let in, all others are refused', async () => {
    const { cookie } = await place.newcomer();
    for (const origin of [place.url, ALLOWED_ORIGIN])
      expect(await knock(cookie, origin)).toMatchObject({ opened: true });
    for (const origin of [
      FOREIGN_ORIGIN,
      'null',
      `${place.url}.evil.example`,
      `${ALLOWED_ORIGIN}.evil.example`,
      place.url.replace('http:', 'https:'),
      `${place.url}0`,
      '',
    ])
      expect({ origin, attempt: await knock(cookie, origin) }).toMatchObject({
        attempt: { opened: false, refusal: { status: 403 } },
      });
  });
});

describe('Engine.IO', () => {
  const engine = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${place.url}/socket.io/?${query}`, { headers });

  test('[T1] the handshake over polling names the session, the heartbeat and the size of a payload', async () => {
    const response = await engine('EIO=4&transport=polling');
    const text = await response.text();
    expect(text[0]).toBe('0');
    expect(JSON.parse(text.slice(1))).toMatchObject({
      sid: expect.any(String),
      upgrades: ['websocket'],
      pingInterval: expect.any(Number),
      pingTimeout: expect.any(Number),
      maxPayload: expect.any(Number),
    });
  });

  test('[T5] polling from a foreign page is refused, and CORS answers a named origin only', async () => {
    const foreign = await engine('EIO=4&transport=polling', { origin: FOREIGN_ORIGIN });
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    const friend = await engine('EIO=4&transport=polling', { origin: ALLOWED_ORIGIN });
    expect(friend.status).toBe(200);
    expect(friend.headers.get('access-control-allow-origin')).toBe(ALLOWED_ORIGIN);
  });

  test.each([
    ['an older protocol', 'EIO=2&transport=polling'],
    ['a transport that does not exist', 'EIO=4&transport=pigeon'],
    ['a session that does not exist', 'EIO=4&transport=polling&sid=made-up'],
  ])('%s is answered with 400', async (_, query) => {
    expect((await engine(query)).status).toBe(400);
  });
});
