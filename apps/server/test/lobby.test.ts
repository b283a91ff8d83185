import { LOBBY, LOBBY_GUEST, limits, rates } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { v7 as uuidV7 } from 'uuid';
import type { ChatClient } from './support/chat-client.ts';
import { Place, placesOfTheTest } from './support/place.ts';
import { eventually } from './support/waiting.ts';
import type { WsClient } from './support/ws-client.ts';

const openOwn = placesOfTheTest();
let place: Place;

beforeAll(async () => {
  place = await Place.open();
});

afterAll(() => place.close());

const is = (text: string) => (heard: unknown) => heard === text;
const unique = (text: string): string => `${text} ${uuidV7()}`;
const hearsNative = (client: WsClient, text: string) => client.hears(({ message }) => message === text, text);

interface Page {
  readonly messages: readonly { readonly text: string; readonly author: string; readonly alias?: string }[];
}

/** The newest messages in #lobby. */
async function inLobby(limit: number): Promise<Page['messages']> {
  const client = await place.chat(await place.signIn());
  return (await client.do<Page>('room:history', { room: LOBBY, limit })).messages;
}

describe('plain chat', () => {
  test('[L1] what one says comes back to everyone, the sender too, and is kept', async () => {
    const [one, two] = await Promise.all([place.lobby(), place.lobby()]);
    const text = unique('hello world');
    one.socket.emit('chat message', text);
    await Promise.all([one, two].map((client) => client.hears('chat message', is(text))));
    expect(one.all('chat message').filter(is(text))).toHaveLength(1);
    expect(await inLobby(1)).toMatchObject([{ text, author: LOBBY_GUEST }]);
  });

  test('[L1] [L4] ten-line clients of both kinds and the web app hear each other', async () => {
    const [plain, native] = await Promise.all([place.lobby(), place.ws('/ws/lobby')]);
    const person = await place.signIn('Grace');
    const web = await place.chat(person);
    const texts = { plain: unique('plain'), native: unique('native'), web: unique('web') };
    plain.socket.emit('chat message', texts.plain);
    native.say({ name: 'Nat', message: texts.native });
    await web.do('message:send', { room: LOBBY, id: uuidV7(), text: texts.web });
    for (const text of Object.values(texts)) {
      await plain.hears('chat message', is(text));
      await hearsNative(native, text);
      await web.hears('room:changed', (frame) => JSON.stringify(frame).includes(text));
    }
    const names = native.heard.items.map(({ name, message }) => [message, name]);
    expect(new Map(names as [string, string][])).toEqual(
      new Map([
        [texts.plain, 'Lobby guest'],
        [texts.native, 'Nat'],
        [texts.web, 'Grace'],
      ]),
    );
  });

  test('only what is newly said is told: no edit, no deletion, nothing of other rooms', async () => {
    const [plain, native] = await Promise.all([place.lobby(), place.ws('/ws/lobby')]);
    const web = await place.chat(await place.signIn());
    const said = unique('first');
    const { seq } = await web.do<{ seq: number }>('message:send', { room: LOBBY, id: uuidV7(), text: said });
    await web.do('message:edit', { room: LOBBY, seq, text: 'changed' });
    await web.do('message:react', { room: LOBBY, seq, emoji: '👍', on: true });
    await web.do('message:delete', { room: LOBBY, seq });
    await web.do('message:send', { room: 'general', id: uuidV7(), text: 'elsewhere' });
    const last = unique('last');
    await web.do('message:send', { room: LOBBY, id: uuidV7(), text: last });
    await plain.hears('chat message', is(last));
    await hearsNative(native, last);
    expect(plain.all('chat message')).toEqual([said, last]);
    expect(native.heard.items.map(({ message }) => message)).toEqual([said, last]);
  });

  test.each<[string, readonly unknown[], string]>([
    ['nothing', [], 'invalid'],
    ['a number', [5], 'invalid'],
    ['an object', [{ text: 'x' }], 'invalid'],
    ['bytes', [Buffer.from('x')], 'invalid'],
    ['two texts', ['a', 'b'], 'invalid'],
    ['an empty text', [''], 'invalid'],
    ['a blank text', ['  \n'], 'invalid'],
    ['8,001 characters', ['x'.repeat(8_001)], 'invalid'],
    ['1 MiB', ['x'.repeat(1024 * 1024)], 'too_large'],
  ])('[L5] %s is refused in words, and the client goes on', async (_, args, code) => {
    const client = await place.lobby();
    client.socket.emit('chat message', ...args);
    await client.hears('from server', (text) => text !== 'HELLO!');
    expect(await client.ask('chat message', ...args)).toMatchObject({ ok: false, error: { code } });
    expect(await client.ask('chat message', unique('after it'))).toMatchObject({ ok: true });
  });

  test('[L5] the full contract is not for ten-line clients', async () => {
    const client = await place.lobby();
    const message = { room: LOBBY, id: uuidV7(), text: 'x' };
    expect(await client.ask('message:send', message)).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
  });

  test('[L5] who shouts is bounded, and others are heard', async () => {
    const own = await openOwn({ RATE_LIMITS: 'on' });
    const [shouting, calm] = await Promise.all([own.lobby(), own.lobby()]);
    for (let n = 0; n < 2_000; n++) shouting.socket.emit('chat message', `shout ${n}`);
    calm.socket.emit('chat message', 'calm');
    await calm.hears('chat message', is('calm'));
    const shouts = calm.all<string>('chat message').filter((text) => text.startsWith('shout'));
    expect(shouts.length).toBeLessThanOrEqual(rates.send.burst + 5);
    expect(shouting.all('from server').length).toBeLessThan(10);
  });
});

describe('hello', () => {
  test('[L2] everyone gets HELLO! when somebody comes, and may answer with any text', async () => {
    const own = await openOwn();
    const one = await own.lobby();
    await one.hears('from server');
    const two = await own.lobby();
    await two.hears('from server');
    await eventually(() => one.all('from server').length === 2, 'a second HELLO!');
    expect([...one.all('from server'), ...two.all('from server')]).toEqual(['HELLO!', 'HELLO!', 'HELLO!']);
    await two.do('from client', `hi\n\u001b[31m${'x'.repeat(500)}`);
    expect(own.log.with('from client')).toEqual([
      { edge: 'lobby', length: 508, text: `hi··[31m${'x'.repeat(72)}` },
    ]);
  });
});

describe('the five ways to address people', () => {
  let kitchen: string;
  let ann: ChatClient;
  let bob: ChatClient;
  let cid: ChatClient;

  beforeEach(async () => {
    kitchen = unique('kitchen');
    [ann, bob, cid] = await Promise.all([place.lobby(), place.lobby(), place.lobby()]);
    for (const client of [ann, bob]) await client.do('join', kitchen);
  });

  afterEach(() => [ann, bob, cid].forEach((client) => client.close()));

  /** What each of them heard, once everything said before has arrived. */
  async function heard(event: string): Promise<readonly (readonly unknown[])[]> {
    const end = unique('end');
    await ann.do('chat message', end);
    for (const client of [ann, bob, cid]) await client.hears('chat message', is(end));
    return [ann, bob, cid].map((client) => client.all(event).filter((one) => one !== end));
  }

  test('everyone', async () => {
    await ann.do('chat message', 'dinner!');
    expect(await heard('chat message')).toEqual([['dinner!'], ['dinner!'], ['dinner!']]);
  });

  test('everyone in a room', async () => {
    expect(await ann.do('to room', kitchen, 'who cooks?')).toEqual({ reached: 2 });
    const said = { room: kitchen, from: ann.socket.id, text: 'who cooks?' };
    expect(await heard('from room')).toEqual([[said], [said], []]);
  });

  test('everyone in a room but me', async () => {
    expect(await ann.do('to others', kitchen, 'you cook')).toEqual({ reached: 1 });
    const said = { room: kitchen, from: ann.socket.id, text: 'you cook' };
    expect(await heard('from room')).toEqual([[], [said], []]);
  });

  test('only me', async () => {
    await ann.do('to me', 'buy salt');
    expect(await heard('from person')).toEqual([[{ from: ann.socket.id, text: 'buy salt' }], [], []]);
  });

  test('one person privately', async () => {
    await ann.do('to person', cid.socket.id, 'come too');
    expect(await heard('from person')).toEqual([[], [], [{ from: ann.socket.id, text: 'come too' }]]);
  });

  test('who has left a room hears no more of it, and can’t address it', async () => {
    await bob.do('leave', kitchen);
    expect(await ann.do('to room', kitchen, 'gone?')).toEqual({ reached: 1 });
    expect(await bob.ask('to room', kitchen, 'x')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  test('who is gone is in no room any more', async () => {
    const before = place.app.core.connections();
    bob.close();
    await eventually(() => place.app.core.connections() === before - 1, 'one to be gone');
    expect(await ann.do('join', kitchen)).toEqual({ room: kitchen, members: 1 });
  });

  test.each<[string, readonly unknown[], string]>([
    ['join', [5], 'invalid'],
    ['join', [''], 'invalid'],
    ['join', ['a\u202eb'], 'invalid'],
    ['leave', [{}], 'invalid'],
    ['to others', [], 'invalid'],
    ['to room', ['attic', 'x'], 'forbidden'],
    ['to me', [5], 'invalid'],
    ['to person', ['nobody', 'x'], 'not_found'],
    ['to person', [['nobody'], 'x'], 'not_found'],
    ['from client', [{}], 'invalid'],
    ['no such event', [], 'invalid'],
  ])('%s with %p is refused as %s', async (event, args, code) => {
    expect(await ann.ask(event, ...args)).toMatchObject({ ok: false, error: { code } });
  });

  test.each([[], [''], [5], ['x'.repeat(limits.text + 1)]])(
    'to room with %p as text is refused',
    async (...texts) => {
      const answer = await ann.ask('to room', kitchen, ...texts);
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    },
  );

  test('nobody is in more than twenty rooms', async () => {
    for (let n = 2; n <= 20; n++) await ann.do('join', `room ${n}`);
    expect(await ann.ask('join', 'one more')).toMatchObject({ ok: false, error: { code: 'conflict' } });
    await ann.do('join', 'room 20');
  });

  test('addressing is bounded like talking', async () => {
    const bounded = await openOwn({ RATE_LIMITS: 'on' });
    const client = await bounded.lobby();
    const answers = await Promise.all(Array.from({ length: 60 }, () => client.ask('to me', 'x')));
    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(rates.send.burst + 5);
    expect(answers.at(-1)).toMatchObject({
      error: { code: 'rate_limited', retryAfterMs: expect.any(Number) },
    });
  });
});

describe('server time', () => {
  test('[L3] it comes on connecting and every five seconds, by one timer that ends with the last client', async () => {
    const clock = new FakeClock();
    const own = await openOwn({}, { clock });
    const { pending } = clock;
    const clients = await Promise.all([own.lobby(), own.lobby()]);
    const times = clients.map((client) => client.hears('api:server-time'));
    expect(await Promise.all(times)).toEqual(Array(2).fill('2026-01-01T00:00:00.000Z'));
    await clock.advance(5_000);
    await Promise.all(
      clients.map((client) => client.hears('api:server-time', is('2026-01-01T00:00:05.000Z'))),
    );

    for (const client of clients) client.close();
    await eventually(() => own.app.core.connections() === 0, 'both to be gone');
    await clock.advance(60_000);
    // What the server does each minute begins anew when it is done.
    await eventually(() => clock.pending === pending, 'no timer more than before');
  });
});

describe('native WebSocket', () => {
  test('[L4] plain text is a message of a nameless guest, and so is an object without a name', async () => {
    const [one, two] = await Promise.all([place.ws('/ws/lobby'), place.ws('/ws/lobby')]);
    const texts = [unique('just text'), unique('{not json'), unique('no name')];
    one.say(texts[0] ?? '');
    one.say(texts[1] ?? '');
    one.say({ message: texts[2] });
    for (const client of [one, two])
      for (const text of texts)
        expect(await hearsNative(client, text)).toEqual({ name: 'Lobby guest', message: text });
  });

  test.each<[string, object | string | Uint8Array, string]>([
    ['an empty frame', '', 'invalid'],
    ['no message', { name: 'Ann' }, 'invalid'],
    ['a message that is no text', { message: 5 }, 'invalid'],
    ['a name that is no text', { name: 5, message: 'x' }, 'invalid'],
    ['a name with a control character', { name: 'A\u0007nn', message: 'x' }, 'invalid'],
    ['a name of 41 characters', { name: 'x'.repeat(41), message: 'x' }, 'invalid'],
    ['bytes', new Uint8Array([1, 2]), 'invalid'],
    ['8,001 characters', 'x'.repeat(8_001), 'invalid'],
    ['a frame above 64 KiB', 'x'.repeat(limits.frame + 1), 'too_large'],
  ])(
    '[L5] %s is refused to its sender alone, stores nothing, and the client goes on',
    async (_, frame, code) => {
      const [client, other] = await Promise.all([place.ws('/ws/lobby'), place.ws('/ws/lobby')]);
      client.say(frame);
      const refusal = await client.hears((heard) => 'error' in heard, 'a refusal');
      expect(refusal).toMatchObject({ error: { code, message: expect.any(String) } });
      const text = unique('after it');
      client.say(text);
      await Promise.all([client, other].map((one) => hearsNative(one, text)));
      expect(other.heard.items).toHaveLength(1);
      expect((await inLobby(1))[0]?.text).toBe(text);
    },
  );
});

test('LOBBY=off keeps all ten-line clients out', async () => {
  const own = await openOwn({ LOBBY: 'off' });
  expect((await own.socketIo('/').refusal()).data).toMatchObject({ code: 'not_found' });
  expect((await own.webSocket('/ws/lobby').refusal()).status).toBe(404);
  const web = await own.chat(await own.signIn());
  await web.do('message:send', { room: LOBBY, id: uuidV7(), text: 'only for us' });
});
