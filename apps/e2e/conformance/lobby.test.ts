import { LOBBY, LOBBY_GUEST } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { LobbyClient, NativeLobbyClient } from '../harness/lobby-client.ts';
import { openPlace } from './place.ts';

const place = openPlace();

const ofText = (text: string) => (argument: unknown) => argument === text;

/** What #lobby holds at its end. */
async function lastInLobby(): Promise<
  { readonly author: string; readonly text: string; readonly alias?: string | undefined } | undefined
> {
  const reader = await (await place.newcomer('Reader')).open();
  const { messages } = await reader.do('room:history', { room: LOBBY, limit: 1 });
  return messages[0];
}

test('[L1] plain chat: what one says, everyone gets, the sender too', async () => {
  const [one, two] = await Promise.all([LobbyClient.open(place.url), LobbyClient.open(place.url)]);
  const text = `hello world ${newId()}`;
  one.emit('chat message', text);
  for (const client of [one, two]) expect(await client.hears('chat message', ofText(text))).toBe(text);
  expect(await lastInLobby()).toMatchObject({ author: LOBBY_GUEST, text });
  await Promise.all([one.close(), two.close()]);
});

test('[L1] what is said in #lobby over /chat reaches a plain chat, and the other way round', async () => {
  const plain = await LobbyClient.open(place.url);
  const ada = await (await place.newcomer()).open('Socket.IO');
  const down = `from the room ${newId()}`;
  await ada.do('message:send', { room: LOBBY, id: newId(), text: down });
  expect(await plain.hears('chat message', (text) => String(text).includes(down))).toContain(down);
  const up = `from the plain chat ${newId()}`;
  plain.emit('chat message', up);
  const frame = await ada.event('room:changed', ({ changes }) => JSON.stringify(changes).includes(up));
  expect(frame).toMatchObject({ room: LOBBY, changes: [{ message: { author: LOBBY_GUEST, text: up } }] });
  await plain.close();
});

test('[L2] when a client connects, all lobby clients get HELLO!, and may answer', async () => {
  const one = await LobbyClient.open(place.url);
  expect(await one.hears('from server')).toBe('HELLO!');
  const hellos = () => one.heard.items.filter(({ event }) => event === 'from server').length;
  const before = hellos();
  const two = await LobbyClient.open(place.url);
  await two.hears('from server');
  await one.heard.first(() => (hellos() > before ? true : undefined), 'a second HELLO!');
  two.emit('from client', 'hello to you');
  two.emit('from client', 'x'.repeat(50_000));
  const last = `still here ${newId()}`;
  two.emit('chat message', last);
  expect(await one.hears('chat message', (text) => String(text).startsWith('still here'))).toBe(last);
  await Promise.all([one.close(), two.close()]);
});

test('[L3] the server tells its time on connecting and every five seconds', async () => {
  const client = await LobbyClient.open(place.url);
  const first = await client.hears('api:server-time');
  expect(typeof first).toBe('string');
  const second = await client.hears('api:server-time', (time) => time !== first);
  expect(Number.isNaN(Date.parse(String(second)))).toBe(false);
  await client.close();
}, 15_000);

test('[L4] native: an object with a name and a message reaches all, plain text is a nameless guest', async () => {
  const [one, two] = await Promise.all([
    NativeLobbyClient.open(place.url),
    NativeLobbyClient.open(place.url),
  ]);
  const named = `ahoy ${newId()}`;
  one.say(JSON.stringify({ name: 'Grace', message: named }));
  for (const client of [one, two])
    expect(await client.hears(named)).toEqual({ name: 'Grace', message: named });
  expect(await lastInLobby()).toMatchObject({ author: LOBBY_GUEST, alias: 'Grace', text: named });

  const nameless = `just text ${newId()}`;
  one.say(nameless);
  for (const client of [one, two])
    expect(await client.hears(nameless)).toEqual({ name: expect.any(String), message: nameless });
  await Promise.all([one.close(), two.close()]);
});

test('[L4] all four kinds of client hear each other', async () => {
  const plain = await LobbyClient.open(place.url);
  const native = await NativeLobbyClient.open(place.url);
  const adaIs = await place.newcomer();
  const [chat, ws] = await Promise.all([adaIs.open('Socket.IO'), adaIs.open('native WebSocket')]);
  const says = {
    plain: (text: string) => plain.emit('chat message', text),
    native: (text: string) => native.say(JSON.stringify({ name: 'Nat', message: text })),
    chat: (text: string) => chat.do('message:send', { room: LOBBY, id: newId(), text }),
    ws: (text: string) => ws.do('message:send', { room: LOBBY, id: newId(), text }),
  };
  for (const [who, say] of Object.entries(says)) {
    const text = `${who} speaks ${newId()}`;
    await say(text);
    const heard = await Promise.all([
      plain.hears('chat message', (one) => String(one).includes(text)),
      native.heard.first((one) => (String(one.message).includes(text) ? one : undefined), text),
      chat.event('room:changed', ({ changes }) => JSON.stringify(changes).includes(text)),
      ws.event('room:changed', ({ changes }) => JSON.stringify(changes).includes(text)),
    ]);
    expect(heard).toHaveLength(4);
  }
  await Promise.all([plain.close(), native.close()]);
});

test.each([
  ['nothing', []],
  ['a number', [5]],
  ['an object', [{ text: 'x' }]],
  ['an empty text', ['']],
  ['a blank text', ['  \n ']],
  ['9,000 characters', ['x'.repeat(9_000)]],
  ['an event of the full contract', ['message:send', {}]],
])('[L5] a plain chat that says %s stores nothing and goes on', async (_, args) => {
  const client = await LobbyClient.open(place.url);
  const text = `after it ${newId()}`;
  const mark = `before it ${newId()}`;
  client.emit('chat message', mark);
  await client.hears('chat message', ofText(mark));
  client.emit(args.length === 2 ? 'message:send' : 'chat message', ...(args.length === 2 ? [{}] : args));
  client.emit('chat message', text);
  await client.hears('chat message', ofText(text));
  const reader = await (await place.newcomer('Reader')).open();
  const { messages } = await reader.do('room:history', { room: LOBBY, limit: 2 });
  expect(messages.map((message) => message.text)).toEqual([mark, text]);
  await client.close();
});

test('[L5] a native lobby client that says nonsense stores nothing and goes on', async () => {
  const client = await NativeLobbyClient.open(place.url);
  const mark = `before it ${newId()}`;
  client.say(mark);
  await client.hears(mark);
  for (const frame of [
    '',
    '{"name":"x"}',
    '{"name":"x","message":5}',
    '{"message":""}',
    `{"name":"Eve\\u202e","message":"${mark} from Eve"}`,
    new Uint8Array([1, 2, 3]),
    'x'.repeat(9_000),
  ])
    client.say(frame);
  const text = `after it ${newId()}`;
  client.say(text);
  await client.hears(text);
  const reader = await (await place.newcomer('Reader')).open();
  const { messages } = await reader.do('room:history', { room: LOBBY, limit: 10 });
  const after = messages.slice(messages.findIndex((message) => message.text === mark) + 1);
  // A name that can not be shown is left out; what was said is kept.
  expect(after.filter(({ alias }) => alias?.includes('\u202e'))).toEqual([]);
  expect(after.at(-1)?.text).toBe(text);
  await client.close();
});
