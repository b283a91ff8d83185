import { GENERAL, limits } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { Place } from './support/place.ts';
import { eventually, within } from './support/waiting.ts';
import type { WsClient } from './support/ws-client.ts';

let place: Place;

beforeAll(async () => {
  place = await Place.open({ ALLOWED_ORIGINS: 'https://friend.example' });
});

afterAll(() => place.close());

const open = async (): Promise<WsClient> => place.ws('/ws', await place.signIn());
const answer = (client: WsClient, id: number | null) =>
  client.hears((frame) => 'ack' in frame && frame['id'] === id, `the answer to ${id}`);
const answers = async (client: WsClient): Promise<boolean> => {
  client.say({ id: 999, command: 'session:heads', data: {} });
  return (await answer(client, 999))['ack'] !== undefined;
};

describe('coming in', () => {
  test.each([
    ['/ws', {}, 401, 'unauthenticated'],
    ['/ws', { Cookie: `parley=${'A'.repeat(43)}` }, 401, 'unauthenticated'],
    ['/ws', { Origin: 'https://stranger.example' }, 403, 'forbidden'],
    ['/ws', { Origin: 'null' }, 403, 'forbidden'],
    ['/ws/lobby', { Origin: 'https://stranger.example' }, 403, 'forbidden'],
    ['/ws/', {}, 404, 'not_found'],
    ['/nowhere', {}, 404, 'not_found'],
    ['//', {}, 404, 'not_found'],
    ['/socket.io', {}, 404, 'not_found'],
  ])('[T4] [T5] an upgrade at %s with %p is answered with %i', async (path, headers, status, code) => {
    const refusal = await place.webSocket(path, headers).refusal();
    expect(refusal).toEqual({ status, body: { error: { code, message: expect.any(String) } } });
  });

  test('[T5] [T6] a page of a named origin is let in, and welcomed first', async () => {
    const { user, cookie } = await place.signIn();
    const client = place.webSocket('/ws?x=1', { Cookie: cookie, Origin: 'https://friend.example' });
    await client.hears(() => true, 'the welcome');
    expect(client.heard.items[0]).toMatchObject({ event: 'session:welcomed', data: { you: user } });
  });

  test('who resets the connection in the middle of the handshake leaves nothing behind', async () => {
    const before = place.app.core.connections();
    const { cookie } = await place.signIn();
    for (let n = 0; n < 20; n++) {
      const client = place.webSocket('/ws', { Cookie: cookie });
      client.socket.once('error', () => undefined);
      client.close();
    }
    expect(await answers(await open())).toBe(true);
    await eventually(() => place.app.core.connections() <= before + 1, 'only the one that stayed');
  });
});

describe('talking', () => {
  test('[T2] a command is answered under its id, and others hear of it', async () => {
    const [ada, ben] = await Promise.all([open(), open()]);
    const message = { room: GENERAL, id: uuidV7(), text: `ahoy ${uuidV7()}` };
    ada.say({ id: -7, command: 'message:send', data: message });
    expect(await answer(ada, -7)).toMatchObject({ ack: { ok: true, data: { seq: expect.any(Number) } } });
    const frame = await ben.hears(
      ({ event, data }) => event === 'room:changed' && JSON.stringify(data).includes(message.text),
      'the message',
    );
    expect(Object.keys(frame)).toEqual(['event', 'data']);
  });

  test('[D7] signing out is told, and closes the socket within a second', async () => {
    const person = await place.signIn();
    const client = await place.ws('/ws', person);
    await place.signOut(person);
    expect(await within(client.closed, 'the socket to close', 1_000)).toBe(1008);
    expect(client.heard.items.at(-1)).toEqual({ event: 'session:ended', data: { reason: 'signed_out' } });
  });
});

describe('bad input', () => {
  test.each<[string, string | Uint8Array, number | null, string]>([
    ['no JSON', 'hello', null, 'invalid'],
    ['half of a JSON text', '{"id":1,"command":', null, 'invalid'],
    ['an empty frame', '', null, 'invalid'],
    ['null', 'null', null, 'invalid'],
    ['a list', '[1,"session:heads",{}]', null, 'invalid'],
    ['an id that is no integer', '{"id":1.5,"command":"session:heads","data":{}}', null, 'invalid'],
    ['an id and no command', '{"id":4}', 4, 'invalid'],
    ['a command that is no text', '{"id":5,"command":{},"data":{}}', 5, 'invalid'],
    ['a field too many', '{"id":9,"command":"session:heads","data":{},"token":"x"}', 9, 'invalid'],
    ['__proto__ as a field', '{"id":10,"command":"session:heads","__proto__":{}}', 10, 'invalid'],
    ['an unknown command', '{"id":6,"command":"room:destroy","data":{}}', 6, 'invalid'],
    ['bytes', new TextEncoder().encode('{"id":7,"command":"session:heads"}'), null, 'invalid'],
    [
      'a frame above 64 KiB',
      `{"id":8,"command":"room:list","data":{"query":"${'x'.repeat(limits.frame)}"}}`,
      8,
      'too_large',
    ],
    ['1 MiB of nothing', ' '.repeat(1024 * 1024), null, 'too_large'],
  ])('[C1] [C4] %s is answered, and the connection goes on', async (_, frame, id, code) => {
    const client = await open();
    client.say(frame);
    expect(await answer(client, id)).toMatchObject({ ack: { ok: false, error: { code } } });
    expect(await answers(client)).toBe(true);
  });

  test('[C3] a field that no frame has is named', async () => {
    const client = await open();
    client.say({ id: 11, command: 'session:heads', data: {}, urgent: true });
    expect(await answer(client, 11)).toMatchObject({
      ack: { error: { issues: [{ path: 'urgent', message: 'is unknown' }] } },
    });
  });

  test('[C4] a frame above 2 MiB closes its connection with 1009, and only that', async () => {
    const [client, other] = await Promise.all([open(), open()]);
    client.say(' '.repeat(limits.frameHard + 1));
    expect(await within(client.closed, 'the connection to close')).toBe(1009);
    expect(await answers(other)).toBe(true);
  });

  test('compression, which would cost memory for each connection, is not offered', async () => {
    const client = await open();
    expect(client.socket.extensions).toBe('');
  });
});
