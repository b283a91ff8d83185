import { GENERAL, LOBBY, LOBBY_GUEST } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { LobbyClient } from '../harness/lobby-client.ts';
import { httpSpeaker } from '../harness/http-speaker.ts';
import { type Person, register, signIn } from '../harness/person.ts';
import { Program } from '../harness/program.ts';
import { ParleyServer } from '../harness/server.ts';
import type { Wire } from '../harness/wire.ts';

let server: ParleyServer;
let adaIs: Person;
/** What the web app sees and says: a client of /chat. */
let ada: Wire;
let programs: Program[];

beforeAll(async () => {
  server = await ParleyServer.start({ env: { PING_INTERVAL_MS: '500', PING_TIMEOUT_MS: '500' } });
  adaIs = await signIn(server.url, 'Ada');
}, 30_000);

afterAll(() => server.dispose());

beforeEach(async () => {
  programs = [];
  ada = await adaIs.open('Socket.IO');
});

afterEach(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  await ada.close();
});

const run = (script: string, ...args: readonly string[]): Program => {
  const program = new Program(script, server.url, ...args);
  programs.push(program);
  return program;
};

const says = (text: string, room = LOBBY) => ada.do('message:send', { room, id: newId(), text });

/** The message with that text, as the web app is told of it. */
async function told(text: string) {
  const holds = (change: unknown) => JSON.stringify(change).includes(JSON.stringify(text));
  const { changes } = await ada.event('room:changed', (frame) => frame.changes.some(holds));
  const change = changes.find(holds);
  return change?.kind === 'message' ? change.message : undefined;
}

test('plain chat: one says hello world, both hear it, and so does the web app', async () => {
  const text = `hello world ${newId()}`;
  const program = run('plain-chat/two-clients.mjs', text);
  expect(await program.end()).toBe(0);
  expect(program.lines.items.filter((line) => line.includes(text)).toSorted()).toEqual([
    `Ann hears: ${text}`,
    `Ben hears: ${text}`,
  ]);
  expect(await told(text)).toMatchObject({ text, author: LOBBY_GUEST });
});

test('hello and rooms: each of the five ways reaches those it should, and nobody else', async () => {
  const program = run('hello-and-rooms/five-ways.mjs');
  expect(await program.end()).toBe(0);
  const heard = (text: string) =>
    program.lines.items
      .filter((line) => line.endsWith(`: ${text}`))
      .map((line) => line.split(' ')[0] ?? '')
      .toSorted();
  expect(new Set(heard('HELLO!'))).toEqual(new Set(['Ann', 'Ben', 'Cleo']));
  expect(heard('to everyone')).toEqual(['Ann', 'Ben', 'Cleo']);
  expect(heard('to all on deck')).toEqual(['Ann', 'Ben']);
  expect(heard('to the others on deck')).toEqual(['Ben']);
  expect(heard('to myself')).toEqual(['Ann']);
  expect(heard('to Cleo')).toEqual(['Cleo']);
  expect(await told('to everyone')).toMatchObject({ author: LOBBY_GUEST });
  // What is for some only is kept nowhere.
  const { messages } = await ada.do('room:history', { room: LOBBY });
  expect(messages.filter(({ text }) => /deck|myself|Cleo/.test(text))).toEqual([]);
});

test('server clock: it tells the time, and finds its way back when the server was killed', async () => {
  const program = run('server-clock/clock.mjs');
  const [, time = ''] = (await program.prints('server time')).split('server time: ');
  expect(Math.abs(Date.parse(time) - (await ada.event('session:welcomed')).time)).toBeLessThan(60_000);
  await server.kill();
  await program.prints(/^disconnected: /);
  await program.prints(/^reconnecting, attempt 1/);
  await server.start();
  const connects = () => program.lines.items.filter((line) => line === 'connected').length;
  await program.lines.first(() => (connects() === 2 ? true : undefined), 'a second connected');
  expect(program.lines.items.slice(0, 2)).toEqual(['connecting', 'connected']);
}, 20_000);

test('native WebSocket: people with names chat from two terminals, with the web app and with a plain chat', async () => {
  const [grace, heidi] = [
    run('native-websocket/chat.mjs', 'Grace'),
    run('native-websocket/chat.mjs', 'Heidi'),
  ];
  const plain = await LobbyClient.open(server.url);
  await Promise.all([grace.prints('open'), heidi.prints('open')]);
  const up = `ahoy ${newId()}`;
  grace.type(up);
  for (const program of [grace, heidi]) expect(await program.prints(up)).toBe(`Grace: ${up}`);
  expect(await plain.hears('chat message', (text) => text === up)).toBe(up);
  expect(await told(up)).toMatchObject({ alias: 'Grace', author: LOBBY_GUEST });

  const down = `ahoy to you ${newId()}`;
  await says(down);
  for (const program of [grace, heidi]) expect(await program.prints(down)).toBe(`Ada: ${down}`);
  grace.endInput();
  expect(await grace.end()).toBe(0);
  await plain.close();
});

test('bot: a second one finds another name while the first is there', async () => {
  const hears = () => run('bot/bot.mjs', 'Twin').prints('listens in #general');
  expect(await hears()).toBe('Twin listens in #general');
  expect(await hears()).toBe('Twin 2 listens in #general');
});

test('bot: with a token it comes in as the bot that the token is for', async () => {
  const { cookie } = await register(server.url, 'Olga');
  const owner = httpSpeaker(server.url, { cookie });
  const { bot } = await owner.do('bot:create', { name: 'Sundial' });
  const { secret } = await owner.do('token:create', { bot: bot.id, name: 'Quay', scopes: ['read', 'write'] });
  process.env['PARLEY_TOKEN'] = secret;
  try {
    await run('bot/bot.mjs').prints('Sundial listens in #general');
  } finally {
    delete process.env['PARLEY_TOKEN'];
  }
  await says('!time', GENERAL);
  const frame = await ada.event('room:changed', ({ changes }) => JSON.stringify(changes).includes('It is '));
  expect(frame.users).toContainEqual(bot);
});

test('bot: it answers in #general to who asks for the time', async () => {
  const bot = run('bot/bot.mjs', 'Hourglass');
  await bot.prints('Hourglass listens in #general');
  await says('!time', GENERAL);
  const frame = await ada.event('room:changed', ({ changes }) => JSON.stringify(changes).includes('It is '));
  expect(frame.users.map(({ name }) => name)).toContain('Hourglass');
});
