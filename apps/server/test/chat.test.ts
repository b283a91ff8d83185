import { type Ack, GENERAL, limits, type ServerEventData } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { type Person, Place, placesOfTheTest } from './support/place.ts';
import { eventually, within } from './support/waiting.ts';

const openOwn = placesOfTheTest();
let place: Place;

beforeAll(async () => {
  place = await Place.open({ ALLOWED_ORIGINS: 'https://friend.example' });
});

afterAll(() => place.close());

const post = (text: string) => ({ room: GENERAL, id: uuidV7(), text });
const says =
  (text: string) =>
  ({ changes }: ServerEventData<'room:changed'>): boolean =>
    changes.some((change) => change.kind === 'message' && change.message.text === text);
const codeOf = (ack: Ack<unknown>): string => (ack.ok ? 'ok' : ack.error.code);

describe('coming in', () => {
  test.each([
    ['without a cookie', {}],
    ['with a made-up session', { Cookie: `parley=${'A'.repeat(43)}` }],
    ['with a cookie that is no token', { Cookie: 'parley=%00%00' }],
  ])('[T4] nobody is connected %s', async (_, headers) => {
    const refusal = await place.socketIo('/chat', { headers }).refusal();
    expect(refusal.data).toEqual({ code: 'unauthenticated', message: 'Sign in first.' });
  });

  test('[T4] a session that ended lets nobody in', async () => {
    const ada = await place.signIn();
    await place.signOut(ada);
    const refusal = await place.socketIo('/chat', { headers: { Cookie: ada.cookie } }).refusal();
    expect(refusal.data).toMatchObject({ code: 'unauthenticated' });
  });

  test.each(['https://stranger.example', 'null', 'https://friend.example.evil.example', ''])(
    '[T5] a page of the origin %p is refused, whatever its cookie',
    async (origin) => {
      const { cookie } = await place.signIn();
      for (const transport of ['websocket', 'polling']) {
        const client = place.socketIo('/chat', {
          headers: { Cookie: cookie, Origin: origin },
          transports: [transport],
        });
        expect(await client.refusal()).toMatchObject({ type: 'TransportError' });
      }
    },
  );

  test('[T5] pages of the server itself and of a named origin are let in', async () => {
    const { cookie } = await place.signIn();
    for (const origin of [place.url, 'https://friend.example']) {
      const client = place.socketIo('/chat', { headers: { Cookie: cookie, Origin: origin } });
      await client.connected();
      expect(client.socket.connected).toBe(true);
    }
  });

  test.each(['websocket', 'polling'])('[T6] the first event over %s is the welcome', async (transport) => {
    const ada = await place.signIn();
    const client = await place.chat(ada, [transport]);
    await client.hears('session:welcomed');
    expect(client.heard.items[0]).toMatchObject({
      event: 'session:welcomed',
      args: [{ protocol: 1, you: ada.user, epoch: place.app.core.epoch }],
    });
  });

  test('a namespace that does not exist is refused', async () => {
    expect((await place.socketIo('/secret').refusal()).message).toBe('Invalid namespace');
  });

  test('who vanishes while being let in leaves nothing behind', async () => {
    const own = await openOwn();
    const ada = await own.signIn();
    for (let n = 0; n < 20; n++) {
      const client = own.socketIo('/chat', { headers: { Cookie: ada.cookie } });
      client.socket.io.once('open', () => client.socket.io.engine.close());
    }
    const stayed = await own.chat(ada);
    await eventually(() => own.app.core.connections() === 1, 'only the one that stayed');
    expect(codeOf(await stayed.ask('session:heads', {}))).toBe('ok');
  });

  test('coming and going on one connection is bounded', async () => {
    const own = await openOwn({ RATE_LIMITS: 'on' });
    const client = await own.chat(await own.signIn());
    const lobby = client.socket.io.socket('/');
    const outcomes: unknown[] = [];
    // A socket that leaves while it is still coming in does not say so, and its next coming would be a second one.
    await within(new Promise<void>((resolve) => lobby.once('connect', resolve)), 'the lobby to let in');
    lobby.disconnect();
    await client.do('session:heads', {});
    for (let n = 0; n < 15; n++) {
      const outcome = new Promise((resolve) => {
        lobby.once('connect', () => resolve('connected'));
        lobby.once('connect_error', (error: Error & { data?: unknown }) => resolve(error.data));
      });
      lobby.connect();
      outcomes.push(await within(outcome, 'the lobby to answer'));
      lobby.off();
      lobby.disconnect();
      await client.do('session:heads', {});
    }
    expect(outcomes[0]).toBe('connected');
    expect(outcomes.at(-1)).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
    expect(client.socket.connected).toBe(true);
  });
});

describe('talking', () => {
  test.each([
    ['websocket', ['websocket']],
    ['polling', ['polling']],
    ['an upgrade from polling', ['polling', 'websocket']],
  ])('[C1] [D4] what one says over %s is acked, and everyone hears it', async (_, transports) => {
    const [one, two] = await Promise.all([place.signIn(), place.signIn()]);
    const ada = await place.chat(one, transports);
    const ben = await place.chat(two, transports);
    const message = post(`hello ${uuidV7()}`);
    const ack = await ada.do<{ seq: number; rev: number }>('message:send', message);
    for (const client of [ada, ben]) {
      const frame = await client.hears<ServerEventData<'room:changed'>>('room:changed', says(message.text));
      expect(frame.to).toBeGreaterThanOrEqual(ack.rev);
    }
  });

  test('[D7] who is removed hears nothing more of the room, in the middle of its talk', async () => {
    const [adaIs, benIs] = await Promise.all([place.signIn(), place.signIn()]);
    const [ada, ben] = await Promise.all([place.chat(adaIs), place.chat(benIs)]);
    const { entry } = await ada.do<{ entry: { room: { id: string } } }>('room:create', {
      kind: 'private',
      name: 'Harbour',
      users: [benIs.user.id],
    });
    const room = entry.room.id;
    await ben.hears<ServerEventData<'self:changed'>>('self:changed', ({ gained }) => gained !== undefined);
    const say = (text: string) => ada.do('message:send', { room, id: uuidV7(), text });
    await say('before');
    const removed = ada.do('room:remove', { room, user: benIs.user.id });
    const meanwhile = Array.from({ length: 20 }, (_, n) => say(`meanwhile ${n}`));
    await removed;
    await Promise.all([...meanwhile, ...Array.from({ length: 20 }, (_, n) => say(`after ${n}`))]);
    expect(codeOf(await ben.ask('room:history', { room }))).toBe('not_found');
    expect(ben.all('self:changed').at(-1)).toEqual({ lost: [{ room, reason: 'removed' }] });
    expect(JSON.stringify(ben.heard.items)).toContain('before');
    expect(JSON.stringify(ben.heard.items)).not.toContain('after');
  });

  test('[D7] signing out ends every socket of the session within a second, and no other', async () => {
    const [adaIs, benIs] = await Promise.all([place.signIn(), place.signIn()]);
    const ben = await place.chat(benIs);
    const sockets = await Promise.all([
      place.chat(adaIs),
      place.chat(adaIs, ['polling']),
      place.chat(adaIs, ['polling', 'websocket']),
    ]);
    await place.signOut(adaIs);
    await within(Promise.all(sockets.map(({ ended }) => ended)), 'the sockets to close', 1_000);
    for (const socket of sockets) expect(socket.all('session:ended')).toEqual([{ reason: 'signed_out' }]);
    expect(codeOf(await ben.ask('session:heads', {}))).toBe('ok');
  });

  test('connects and disconnects are logged with the reason, and contents never', async () => {
    const ada = await place.signIn();
    const client = await place.chat(ada);
    await client.do('message:send', post('nobody else’s business'));
    client.close();
    const ofAda = (fields: object) => 'user' in fields && fields.user === ada.user.id;
    await eventually(() => place.log.with('disconnected').some(ofAda), 'the end to be logged');
    expect(place.log.with('connected').find(ofAda)).toMatchObject({ edge: 'chat', transport: 'websocket' });
    expect(place.log.with('disconnected').find(ofAda)).toMatchObject({ reason: expect.any(String) });
    expect(JSON.stringify(place.log.entries)).not.toContain('business');
  });
});

describe('bad input', () => {
  let person: Person;

  beforeAll(async () => {
    person = await place.signIn();
  });

  test.each<[string, string, readonly unknown[], string]>([
    ['an unknown command', 'room:destroy', [{}], 'invalid'],
    ['a command without a name', '', [{}], 'invalid'],
    ['a name of the language', 'constructor', [{}], 'invalid'],
    ['the name under which oversized frames arrive', 'frame:oversized', ['x'], 'invalid'],
    ['the name for all other events', '*', [{}], 'invalid'],
    ['no data', 'message:send', [], 'invalid'],
    ['null', 'message:send', [null], 'invalid'],
    ['several arguments', 'session:heads', [{}, {}], 'invalid'],
    ['a list', 'session:heads', [[]], 'invalid'],
    ['bytes', 'session:heads', [Buffer.from('{}')], 'invalid'],
    ['bytes in a field', 'message:send', [{ ...post('x'), text: Buffer.from('x') }], 'invalid'],
    ['an empty text', 'message:send', [post('')], 'invalid'],
    ['a blank text', 'message:send', [post(' \n ')], 'invalid'],
    ['8,001 characters', 'message:send', [post('x'.repeat(8_001))], 'invalid'],
    ['an absurd range', 'room:history', [{ room: GENERAL, before: -1 }], 'invalid'],
    ['more history than a page', 'room:history', [{ room: GENERAL, limit: 1e9 }], 'invalid'],
    ['a frame above 64 KiB', 'message:send', [post('x'.repeat(limits.frame))], 'too_large'],
    ['a frame of 1 MiB', 'message:send', [post('x'.repeat(1024 * 1024))], 'too_large'],
    ['an unknown frame of 1 MiB', 'no:such', ['x'.repeat(1024 * 1024)], 'too_large'],
    [
      'an attachment of 1 MiB',
      'message:send',
      [{ ...post('x'), text: Buffer.alloc(1024 * 1024) }],
      'invalid',
    ],
  ])('[C1] [C8] %s is answered, and the connection goes on', async (_, command, args, code) => {
    const client = await place.chat(person);
    expect(codeOf(await client.ask(command, ...args))).toBe(code);
    expect(codeOf(await client.ask('session:heads', {}))).toBe('ok');
  });

  test('[C4] frames above 64 KiB are answered over polling too', async () => {
    const client = await place.chat(person, ['polling']);
    const ack = await client.ask('message:send', post('é'.repeat(limits.frame / 2)));
    expect(codeOf(ack)).toBe('too_large');
  });

  test('[C1] what asks for no answer gets none, and the connection goes on', async () => {
    const client = await place.chat(person);
    client.socket.emit('message:send', { nonsense: true });
    client.socket.emit('no:such');
    client.socket.emit('message:send');
    client.socket.emit('error', 'x');
    expect(codeOf(await client.ask('session:heads', {}))).toBe('ok');
  });

  test('[C4] a frame above 2 MiB ends its connection, and only that', async () => {
    const [client, other] = await Promise.all([place.chat(person), place.chat(person)]);
    client.socket.emit('message:send', post('x'.repeat(limits.frameHard)));
    await within(client.ended, 'the connection to end');
    expect(codeOf(await other.ask('session:heads', {}))).toBe('ok');
  });

  test('[C5] a flood of thousands of events costs only its sender', async () => {
    const own = await openOwn({ RATE_LIMITS: 'on' });
    const [ada, ben] = await Promise.all([own.signIn(), own.signIn()]);
    const [flooding, calm] = await Promise.all([own.chat(ada), own.chat(ben)]);
    const answers = Array.from({ length: 4_000 }, () => flooding.ask('room:join', { room: 5 }));
    expect(codeOf(await calm.ask('message:send', post('calm')))).toBe('ok');
    const codes = (await Promise.all(answers)).map(codeOf);
    expect(new Set(codes)).toEqual(new Set(['invalid', 'rate_limited']));
    expect(flooding.socket.connected).toBe(true);
  });
});
