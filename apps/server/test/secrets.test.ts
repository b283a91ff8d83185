import { MemoryStore } from '@parley/core';
import { type Epoch, GENERAL, type Reply, systemClock } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { sessionIdOf, type SessionToken } from '../src/auth/session-token.ts';
import type { ChatClient } from './support/chat-client.ts';
import { type Person, Place } from './support/place.ts';

/** A bug in reading: its message and stack are logged. */
class FragileStore extends MemoryStore {
  broken = false;

  override history(...query: Parameters<MemoryStore['history']>): ReturnType<MemoryStore['history']> {
    return this.broken ? Promise.reject(new Error('no such column')) : super.history(...query);
  }
}

/** What must stay secret in the course of the test, by what it is. */
const secrets = new Map<string, string>();
const secret = (what: string, value: string): string => {
  secrets.set(what, value);
  return value;
};

const PASSWORD = secret('a password', 'correct horse battery');
const NEXT_PASSWORD = secret('a new password', 'a stapled battery horse');
const WRONG_PASSWORD = secret('a password mistyped', 'incorrect horse battery');
const MIAS = secret('the password of Mia', 'three barrels of oil');
const MIAS_NEXT = secret('the next password of Mia', 'four barrels of oil');
const METRICS_TOKEN = secret('the metrics token', 'metrics-9f27c1e0');
const TEXT = secret('a text', 'the lamp oil is behind the third barrel');

const store = new FragileStore({ epoch: 'epoch' as Epoch, at: systemClock.now() });
let place: Place;
/** What the server sent back in answers to HTTP requests, but for the Set-Cookie header, whose purpose that is. */
const answers: string[] = [];

beforeAll(async () => {
  place = await Place.open({ METRICS_TOKEN }, { store });
});

afterAll(() => place.close());

async function ask(method: string, path: string, body?: unknown, person?: Person): Promise<Response> {
  const response = await place.fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(person && { Cookie: person.cookie }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  answers.push(await response.clone().text());
  return response;
}

/** Who the answer says one is; the cookie's token, and what is stored of it, are secrets from now on. */
async function personOf(what: string, response: Response): Promise<Person> {
  const { user } = (await response.json()) as Pick<Person, 'user'>;
  const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
  const token = secret(`the session token of ${what}`, cookie.slice(cookie.indexOf('=') + 1));
  secret(`what is stored of the session of ${what}`, sessionIdOf(token as SessionToken));
  return { user, cookie };
}

/** Ways in that a person is handed: each used, used up, and tried when it is not good. */
async function livesByLinksAndCodes(chat: ChatClient, owner: Person): Promise<void> {
  const invited = await chat.do<Reply<'invite:create'>>('invite:create', { uses: 1 });
  const invite = secret('an invitation', invited.secret);
  await ask('POST', '/api/invitation', { invite });
  await ask('POST', '/api/invites', { invite });
  await ask('POST', '/api/invites', { invite, extra: 1 }, owner);
  const mia = await personOf(
    'Mia',
    await ask('POST', '/api/account', { name: 'Mia', password: MIAS, invite }),
  );
  await ask('POST', '/api/invitation', { invite });
  await ask('GET', '/api/invites/unknown');
  await chat.do('invite:list', {});

  const link = await chat.do<Reply<'user:recover'>>('user:recover', { user: mia.user.id });
  const linked = secret('a recovery link', link.secret);
  await ask('POST', '/api/recovery', { secret: linked, password: 'short' });
  await ask('POST', '/api/recovery', { secret: linked, password: MIAS_NEXT });
  await ask('POST', '/api/recovery', { secret: linked, password: MIAS_NEXT });

  // This one answer hands the codes over.
  const handed = await place.fetch('/api/account/recovery-codes', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: owner.cookie },
    body: JSON.stringify({ password: NEXT_PASSWORD }),
  });
  const { codes } = (await handed.json()) as { codes: readonly string[] };
  for (const [at, code] of codes.entries()) secret(`recovery code ${at + 1}`, code);
  await ask('GET', '/api/account/recovery-codes', undefined, owner);
  await ask('POST', '/api/recovery', { secret: `${codes[0]}x`, password: MIAS });
  const { entries } = await chat.do<Reply<'audit:list'>>('audit:list', {});
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['invite:create', 'user:recover']),
  );
  answers.push(JSON.stringify(entries));
}

/** A session that comes by everything that knows a secret, going right and going wrong; answers what others heard of it. */
async function liveThroughAll(): Promise<string> {
  const owner = await personOf(
    'the owner',
    await ask('POST', '/api/account', { name: 'Olga', password: PASSWORD }),
  );
  const guest = await personOf('a guest', await ask('POST', '/api/session', { name: 'Gus' }));
  const [chat, native, lobby, watcher] = [
    await place.chat(owner),
    await place.ws('/ws', owner),
    await place.lobby(),
    await place.chat(guest),
  ];

  await ask('POST', '/api/session', { login: 'Olga', password: WRONG_PASSWORD });
  await ask('POST', '/api/session', { login: 'Olga', password: PASSWORD, extra: 1 });
  await ask('POST', '/api/session', `{"login":"Olga","password":"${WRONG_PASSWORD}"`);
  await ask('POST', `/api/none`, { password: WRONG_PASSWORD });
  await ask('PUT', '/api/account/password', { password: WRONG_PASSWORD, next: NEXT_PASSWORD }, owner);
  await ask('PUT', '/api/account/password', { password: PASSWORD, next: NEXT_PASSWORD }, owner);

  const { bot } = await chat.do<Reply<'bot:create'>>('bot:create', { name: 'Tide table' });
  const created = await chat.do<Reply<'token:create'>>('token:create', {
    bot: bot.id,
    name: 'Office',
    scopes: ['read'],
  });
  const Authorization = `Bearer ${secret('a bot’s token', created.secret)}`;
  await place.webSocket('/ws', { Authorization }).opened();
  await place.socketIo('/chat', { auth: { token: created.secret } }).connected();
  await place.socketIo('/chat', { auth: { token: `${created.secret}x` } }).refusal();
  await place.fetch('/metrics', { headers: { Authorization: `Bearer ${METRICS_TOKEN}` } });
  await place.fetch('/metrics', { headers: { Authorization: `Bearer ${METRICS_TOKEN}x` } });

  await livesByLinksAndCodes(chat, owner);

  await chat.do('message:send', { room: GENERAL, id: uuidV7(), text: TEXT });
  lobby.socket.emit('chat message', TEXT);
  native.say(`{"id":1,"command":"message:send","data":{"text":"${TEXT}"`);
  await native.hears((frame) => 'ack' in frame, 'the refusal');
  store.broken = true;
  expect(await chat.ask('room:history', { room: GENERAL })).toMatchObject({ error: { code: 'internal' } });
  await watcher.ask('user:list', {});
  await chat.do('session:revoke', {});
  await ask('DELETE', '/api/session', undefined, owner);
  await chat.ended;
  await ask('DELETE', '/api/account', { messages: 'keep' }, guest);

  secrets.delete('a text');
  return JSON.stringify([watcher.heard.items, lobby.heard.items, native.heard.items]);
}

test('what must stay secret is in no log, no event and no answer but the one that hands it over', async () => {
  const heard = await liveThroughAll();
  const log = JSON.stringify(place.log.entries);
  // It went as it should have: there is a log, with a bug in it, and there were events.
  expect(log).toContain('command failed');
  expect(log).toContain('no such column');
  expect(heard).toContain('room:changed');
  expect(log).not.toContain(TEXT);
  // What matters for the safety of an account is there, by id.
  for (const event of [
    'signed in',
    'signed out',
    'password changed',
    'recovery codes made',
    'password set anew by a code or a link',
    'sessions ended by their user',
    'account deleted',
  ])
    expect(log).toContain(`"${event}"`);
  for (const [what, value] of secrets) {
    expect(value.length).toBeGreaterThan(10);
    const places = Object.entries({ log, heard, answers: answers.join('\n') });
    expect([what, places.filter(([, text]) => text.includes(value)).map(([name]) => name)]).toEqual([
      what,
      [],
    ]);
  }
});
