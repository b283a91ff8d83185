import { GENERAL, type UserId } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { type ExportFile, type Known, type SessionId, StoreUnavailable } from '../src/index.ts';
import { newStore, Person, Place } from './place.ts';

const PASSWORD = 'High water at noon';
let sessions = 0;

async function aPlace() {
  const clock = new FakeClock();
  const store = newStore(clock);
  const place = Object.assign(await Place.open({ store, clock }), { clock });
  return { place, store, clock };
}

async function member(place: Place, name: string): Promise<Person> {
  const session = `m${++sessions}` as SessionId;
  const ack = await place.core.accounts.register(
    { name, password: PASSWORD },
    { session, device: undefined },
  );
  if (!ack.ok) throw new Error(ack.error.message);
  const { id } = ack.data.user;
  return new Person(place, id, { user: id, session }, session).connect();
}

async function known(place: Place, person: Person): Promise<Known> {
  const found = await place.core.authenticate(person.session);
  if (!found) throw new Error('not signed in');
  return { user: found.user, session: person.session };
}

const remove = async (
  place: Place,
  person: Person,
  request: { readonly password?: string; readonly messages: 'keep' | 'remove' },
) => place.core.privacy.remove(request, await known(place, person));

const page = async (who: Person) => who.does('room:history', { room: GENERAL, limit: 100 });
const texts = async (who: Person) => (await page(who)).messages.map(({ text, deleted }) => deleted ?? text);

async function read(files: AsyncIterable<ExportFile>): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for await (const { name, pieces } of files) {
    let text = '';
    for await (const piece of pieces) text += String(piece);
    found[name] = text;
  }
  return found;
}

const lines = (text = '') =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('[P2] who deletes the account is out at once; what they said stays, without their name', async () => {
  const { place } = await aPlace();
  await member(place, 'Olga');
  const [ana, ben] = [await member(place, 'Ana'), await place.person('Ben')];
  await ana.say(GENERAL, 'hello');
  const second = await ana.another();
  expect(await remove(place, ana, { password: PASSWORD, messages: 'keep' })).toEqual({ ok: true, data: {} });
  for (const socket of [ana, second]) expect(socket.sink.closedFor).toBe('removed');
  expect(await place.core.authenticate(ana.session)).toBeUndefined();
  expect(ben.sink.of('user:changed').at(-1)?.user).toMatchObject({ id: ana.id, name: '', gone: 'deleted' });
  expect(await texts(ben)).toEqual(['hello']);
  expect((await page(ben)).users).toContainEqual(expect.objectContaining({ id: ana.id, name: '' }));
  const { members } = await ben.does('room:members', { room: GENERAL });
  expect(members.map(({ user }) => user)).not.toContain(ana.id);
  const { users } = await ben.does('user:list', {});
  expect(users.map(({ id }) => id)).not.toContain(ana.id);
  expect((await member(place, 'Ana')).id).not.toBe(ana.id);
  const wrong = await place.core.accounts.signIn(
    { login: 'Ana', password: 'another one' },
    { session: 'x' as SessionId, device: undefined },
  );
  expect(wrong.ok).toBe(false);
});

test('[P2] other devices are told that the account was deleted, also if the store lost its answer', async () => {
  const { place, store } = await aPlace();
  await member(place, 'Olga');
  const ada = await member(place, 'Ada');
  const phone = await ada.another();
  const commit = store.commit.bind(store);
  store.commit = async (writes) => {
    await commit(writes);
    store.commit = commit;
    throw new StoreUnavailable('the disk failed');
  };
  expect((await remove(place, ada, { password: PASSWORD, messages: 'keep' })).ok).toBe(false);
  await place.settled();
  for (const device of [ada, phone]) expect(device.sink.closedFor).toBe('removed');
});

test('[P2] what somebody said goes with the account if they say so, in every room they were ever in', async () => {
  const { place, store } = await aPlace();
  const [ana, ben] = [await member(place, 'Ana'), await member(place, 'Ben')];
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'Den', users: [ben.id] });
  const den = entry.room.id;
  await ben.say(den, 'in the den');
  await ben.does('room:leave', { room: den });
  await ben.say(GENERAL, 'secret plans');
  const { seq } = await ana.say(GENERAL, 'of mine');
  await ben.does('message:react', { room: GENERAL, seq, emoji: '👍', on: true });
  await remove(place, ben, { password: PASSWORD, messages: 'remove' });
  await place.settled();
  expect(await texts(ana)).toEqual([true, 'of mine']);
  expect((await page(ana)).messages[1]?.reactions).toEqual([]);
  expect((await ana.does('room:history', { room: den })).messages).toMatchObject([
    { deleted: true, text: '' },
  ]);
  expect(await store.removals()).toEqual([]);
  expect(ana.texts(GENERAL)).toContain('');
});

test('[P2] a removal that was cut off goes on at the next start', async () => {
  const { place, store } = await aPlace();
  const [ana, ben] = [await member(place, 'Ana'), await member(place, 'Ben')];
  await ben.say(GENERAL, 'secret plans');
  const write = { kind: 'removeUser' as const, user: ben.id, keepName: false, removeSaid: true };
  await store.commit([{ ...write, actor: ben.id, at: place.clock.now() }]);
  await place.core.close();
  const clock = new FakeClock(place.clock.now());
  const again = await Place.open({ store, clock }, 10_000);
  await clock.advance(5_000);
  const { messages } = await store.history({ room: GENERAL, limit: 5 });
  expect(messages).toMatchObject([{ author: ben.id, text: '', deleted: true }]);
  expect(await store.users([ana.id])).toMatchObject([{ name: 'Ana' }]);
  await again.core.close();
});

test('[P2] a wrong or missing password ends nothing; a guest has none', async () => {
  const { place } = await aPlace();
  await member(place, 'Olga');
  const [ana, gus] = [await member(place, 'Ana'), await place.person('Gus')];
  expect(await remove(place, ana, { password: 'Low water', messages: 'keep' })).toMatchObject({
    error: { code: 'forbidden' },
  });
  expect(await remove(place, ana, { messages: 'keep' })).toMatchObject({
    error: { code: 'invalid', issues: [{ path: 'password' }] },
  });
  expect(await place.core.authenticate(ana.session)).toMatchObject({ user: { id: ana.id } });
  expect(await remove(place, gus, { messages: 'remove' })).toMatchObject({ ok: true });
  expect(await place.core.authenticate(gus.session)).toBeUndefined();
});

test('[P2] the last owner hands the place over first', async () => {
  const { place } = await aPlace();
  const [olga, ana] = [await member(place, 'Olga'), await member(place, 'Ana')];
  const request = { password: PASSWORD, messages: 'keep' as const };
  expect(await remove(place, olga, request)).toMatchObject({ error: { code: 'conflict' } });
  expect(await place.core.authenticate(olga.session)).toMatchObject({ user: { id: olga.id } });
  await olga.does('user:role', { user: ana.id, role: 'owner' });
  expect(await remove(place, olga, request)).toMatchObject({ ok: true });
});

test('[P4] an export holds what is one’s own, and nothing of anybody else', async () => {
  const { place } = await aPlace();
  const [ana, ben] = [await member(place, 'Ana'), await member(place, 'Ben')];
  const { entry } = await ben.does('room:create', { kind: 'private', name: 'Den of Ben', users: [ana.id] });
  const den = entry.room.id;
  await ana.say(GENERAL, 'one\ntwo');
  await ana.say(den, 'in the den');
  const gone = await ana.say(GENERAL, 'regretted');
  await ana.does('message:delete', { room: GENERAL, seq: gone.seq });
  const { seq } = await ben.say(GENERAL, 'Ben’s');
  await ana.does('message:react', { room: GENERAL, seq, emoji: '👍', on: true });
  await ana.does('room:leave', { room: den });
  const files = await read(place.core.privacy.export(ana.id));
  expect(Object.keys(files)).toEqual([
    'README.txt',
    'profile.json',
    'sessions.json',
    'preferences.json',
    'rooms.json',
    'messages.jsonl',
    'reactions.jsonl',
  ]);
  expect(JSON.parse(files['profile.json'] ?? '')).toMatchObject({ id: ana.id, name: 'Ana' });
  expect(JSON.parse(files['sessions.json'] ?? '')).toEqual([
    { createdAt: expect.any(Number), usedAt: expect.any(Number), expiresAt: expect.any(Number) },
  ]);
  expect(lines(files['messages.jsonl']).map(({ room, text }) => [room, text])).toEqual([
    [GENERAL, 'one\ntwo'],
    [den, 'in the den'],
  ]);
  expect(lines(files['reactions.jsonl'])).toEqual([{ room: GENERAL, seq, emoji: '👍' }]);
  const rooms = JSON.parse(files['rooms.json'] ?? '[]') as { room: string; name?: string; state: string }[];
  expect(rooms.find(({ room }) => room === GENERAL)).toMatchObject({ name: 'general', state: 'joined' });
  expect(rooms.find(({ room }) => room === den)).toMatchObject({ state: 'left' });
  const all = Object.values(files).join('\n');
  for (const foreign of ['Ben', 'Den of Ben', 'regretted', ana.session, PASSWORD])
    expect(all).not.toContain(foreign);
});

test('[B1] a removed bot is out, its name is free, and what it said stays under it', async () => {
  const { place } = await aPlace();
  const olga = await member(place, 'Olga');
  const { bot } = await olga.does('bot:create', { name: 'Clock' });
  const { secret } = await olga.does('token:create', { bot: bot.id, name: 'a', scopes: ['read', 'write'] });
  const session = `session of ${secret}` as SessionId;
  const found = await place.core.authenticate(session);
  if (!found) throw new Error('the token is not good');
  const clock = await new Person(place, bot.id, found.principal, session).connect();
  await clock.does('room:join', { room: GENERAL });
  await clock.say(GENERAL, 'noon');
  expect(await olga.refused('bot:remove', { bot: olga.id })).toBe('not_found');
  expect(await olga.refused('bot:remove', { bot: 'nobody' as UserId })).toBe('not_found');
  await olga.does('bot:remove', { bot: bot.id });
  expect(clock.sink.closedFor).toBe('removed');
  expect(await olga.does('bot:list', {})).toEqual({ bots: [] });
  expect((await page(olga)).users).toContainEqual(
    expect.objectContaining({ id: bot.id, name: 'Clock', gone: 'deleted' }),
  );
  expect((await olga.does('bot:create', { name: 'Clock' })).bot.id).not.toBe(bot.id);
  const { entries } = await olga.does('audit:list', {});
  expect(entries.map(({ action }) => action)).toEqual([
    'bot:create',
    'bot:remove',
    'token:create',
    'bot:create',
  ]);
});
