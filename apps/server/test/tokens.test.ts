import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameKey } from '@parley/core';
import { GENERAL, type Reply, type Scope, systemClock, type UserId } from '@parley/events';
import { SqliteStore } from '@parley/storage';
import { v7 as uuidV7 } from 'uuid';
import { newSessionToken, sessionIdOf } from '../src/auth/session-token.ts';
import type { ChatClient } from './support/chat-client.ts';
import { type Person, Place } from './support/place.ts';
import { within } from './support/waiting.ts';

let folder: string;
let place: Place;
let boss: Person;
let admin: ChatClient;
let bot: UserId;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-tokens-'));
  const store = new SqliteStore({ file: join(folder, 'parley.db') });
  await store.open();
  const at = systemClock.now();
  const id = 'boss' as UserId;
  const cookie = newSessionToken();
  const user = { id, role: 'owner' as const, name: 'Boss', nameKey: nameKey('Boss') };
  const session = { id: sessionIdOf(cookie), expiresAt: at + 1e9 };
  await store.commit([{ kind: 'createUser', actor: id, at, user, session, rooms: [GENERAL] }]);
  place = await Place.open({ ALLOWED_ORIGINS: 'https://friend.example' }, { store });
  boss = { user: { ...user, changedAt: at }, cookie: `parley=${cookie}` };
  admin = await place.chat(boss);
  bot = (await admin.do<Reply<'bot:create'>>('bot:create', { name: 'Tide table' })).bot.id;
});

afterAll(async () => {
  await place.close();
  rmSync(folder, { recursive: true, force: true });
});

const create = (scopes: readonly Scope[] = ['read', 'write']) =>
  admin.do<Reply<'token:create'>>('token:create', { bot, name: 'Office', scopes });

const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });

const post = (command: string, data: unknown, headers: Record<string, string>) =>
  place.fetch(`/api/commands/${command}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(data),
  });

const whoIs = async (headers: Record<string, string>) => {
  const response = await post('session:sync', {}, headers);
  const { data } = (await response.json()) as { data?: Reply<'session:sync'> };
  return data?.you.id ?? response.status;
};

test('[B4] a token is 256 random bits behind a mark', async () => {
  const [one, other] = [await create(), await create()];
  expect(one.secret).toMatch(/^parley_[\w-]{43}$/);
  expect(other.secret).not.toBe(one.secret);
});

test('[B5] a token works over HTTP, also when a cookie of somebody else comes along', async () => {
  const { secret } = await create();
  expect(await whoIs(bearer(secret))).toBe(bot);
  expect(await whoIs({ ...bearer(secret), Cookie: boss.cookie })).toBe(bot);
  expect(await whoIs({ Authorization: `bearer  ${secret}` })).toBe(bot);
  await post('room:join', { room: GENERAL }, bearer(secret));
  const text = `ahoy ${uuidV7()}`;
  const sent = await post('message:send', { room: GENERAL, id: uuidV7(), text }, bearer(secret));
  expect(sent.status).toBe(200);
  await admin.hears('room:changed', (frame) => JSON.stringify(frame).includes(text));
});

test('[B5] a token works on the native endpoint', async () => {
  const { secret } = await create();
  const client = place.webSocket('/ws', bearer(secret));
  expect(await client.hears(() => true, 'the welcome')).toMatchObject({ data: { you: { id: bot } } });
});

test.each(['websocket', 'polling'])('[B5] a token works on Socket.IO over %s', async (transport) => {
  const { secret } = await create();
  for (const way of [{ auth: { token: secret } }, { headers: bearer(secret) }]) {
    const client = place.socketIo('/chat', { transports: [transport], ...way });
    expect(await client.hears('session:welcomed')).toMatchObject({ you: { id: bot } });
  }
});

test('[B5] who shows a token that is not good does not come in by a cookie', async () => {
  const made = `parley_${'A'.repeat(43)}`;
  for (const token of [made, '', 'x', boss.cookie.replace('parley=', '')]) {
    expect(await whoIs({ ...bearer(token), Cookie: boss.cookie })).toBe(401);
    const headers = { Cookie: boss.cookie };
    const client = place.socketIo('/chat', { headers, auth: { token } });
    expect((await client.refusal()).data).toMatchObject({ code: 'unauthenticated' });
  }
  for (const token of [5, null, { length: 50 }]) {
    const client = place.socketIo('/chat', { headers: { Cookie: boss.cookie }, auth: { token } });
    expect((await client.refusal()).data).toMatchObject({ code: 'unauthenticated' });
  }
  expect((await place.webSocket('/ws', bearer(made)).refusal()).status).toBe(401);
});

test('[B5] a scheme that is none of ours says nothing', async () => {
  expect(await whoIs({ Authorization: 'Basic dXNlcjpwYXNz', Cookie: boss.cookie })).toBe(boss.user.id);
});

test('[B5] a token is no cookie, and none in an address', async () => {
  const { secret } = await create();
  expect(await whoIs({ Cookie: `parley=${secret}` })).toBe(401);
  expect(await whoIs({ Cookie: `parley=${secret.replace('parley_', '')}` })).toBe(401);
  for (const query of [`token=${secret}`, `access_token=${secret}`]) {
    expect((await post(`session:heads?${query}`, {}, {})).status).toBe(401);
    expect((await place.webSocket(`/ws?${query}`).refusal()).status).toBe(401);
    const client = place.socketIo('/chat', { query: { token: secret, access_token: secret } });
    expect((await client.refusal()).data).toMatchObject({ code: 'unauthenticated' });
  }
});

test('[T5] [B5] a page of another site may not use a token either', async () => {
  const { secret } = await create();
  const origin = { Origin: 'https://stranger.example' };
  expect((await post('session:heads', {}, { ...bearer(secret), ...origin })).status).toBe(403);
  expect((await place.webSocket('/ws', { ...bearer(secret), ...origin }).refusal()).status).toBe(403);
});

test('[B3] a revoked token is out within a second, everywhere', async () => {
  const { secret, token } = await create();
  const ws = place.webSocket('/ws', bearer(secret));
  await ws.opened();
  const chat = place.socketIo('/chat', { auth: { token: secret } });
  await chat.connected();
  await admin.do('token:revoke', { token: token.id });
  expect(await within(ws.closed, 'the WebSocket to close', 1_000)).toBe(1008);
  expect(await within(chat.ended, 'the socket to close', 1_000)).toBe('io server disconnect');
  expect(ws.heard.items.at(-1)).toEqual({ event: 'session:ended', data: { reason: 'signed_out' } });
  expect(await whoIs(bearer(secret))).toBe(401);
  expect((await place.webSocket('/ws', bearer(secret)).refusal()).status).toBe(401);
});

test('[B4] neither log nor database holds a secret', async () => {
  const { secret } = await create();
  await whoIs(bearer(secret));
  const { token } = await create(['read']);
  await post(`session:heads`, {}, bearer(secret));
  expect(JSON.stringify(place.log)).not.toContain(secret);
  const listed = await admin.do<Reply<'token:list'>>('token:list', { bot });
  expect(listed.tokens.map(({ id }) => id)).toContain(token.id);
  expect(JSON.stringify(listed)).not.toMatch(/parley_|[0-9a-f]{64}/);
});
