import { GENERAL, limits, type Scope, type TokenId, type UserId } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { nameKey, type SessionId, type Store } from '../src/index.ts';
import { newStore, Person, Place } from './place.ts';

/** A place with an admin, who is connected. */
async function aPlace(): Promise<{ place: Place; store: Store; boss: Person }> {
  const clock = new FakeClock();
  const store = newStore(clock);
  const place = await Place.open({ store, clock });
  const id = 'boss' as UserId;
  const session = 'session of boss' as SessionId;
  const user = { id, role: 'admin' as const, name: 'Boss', nameKey: nameKey('Boss') };
  const signedIn = { id: session, expiresAt: clock.now() + 1e10 };
  await store.commit([
    { kind: 'createUser', actor: id, at: clock.now(), user, session: signedIn, rooms: [GENERAL] },
  ]);
  const boss = await new Person(place, id, { user: id, session }, session).connect();
  return { place: Object.assign(place, { clock }), store, boss };
}

const createBot = async (boss: Person, name = 'Clock') => (await boss.does('bot:create', { name })).bot;

/** Somebody who comes in by a new token of the bot. */
async function comeIn(
  { place, boss }: { place: Place; boss: Person },
  { bot, scopes, expiresAt }: { bot: UserId; scopes: readonly Scope[]; expiresAt?: number },
): Promise<Person & { readonly token: TokenId }> {
  const made = await boss.does('token:create', {
    bot,
    name: 'Office',
    scopes: [...scopes],
    ...(expiresAt !== undefined && { expiresAt }),
  });
  const session = `session of ${made.secret}` as SessionId;
  const known = await place.core.authenticate(session);
  if (!known) throw new Error('the token is not good');
  const person = await new Person(place, bot, known.principal, session).connect();
  return Object.assign(person, { token: made.token.id });
}

const all: readonly Scope[] = ['read', 'write', 'moderate'];

test('[B1] an admin makes a bot, which takes part like a member once it is in the room', async () => {
  const scene = await aPlace();
  const { place, boss } = scene;
  const bot = await createBot(boss);
  expect(bot).toMatchObject({ role: 'bot', name: 'Clock' });
  expect(await boss.does('bot:list', {})).toEqual({ bots: [bot] });
  const clock = await comeIn(scene, { bot: bot.id, scopes: all });
  expect(clock.sink.of('session:welcomed')[0]?.you).toEqual(bot);
  const ana = await place.person('Ana');
  expect(await clock.refused('message:send', { room: GENERAL, id: place.messageId(), text: 'hi' })).toBe(
    'forbidden',
  );
  await clock.does('room:join', { room: GENERAL });
  await clock.say(GENERAL, 'It is noon.');
  expect(ana.texts(GENERAL)).toEqual(['It is noon.']);
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'Den' });
  expect(await clock.refused('room:history', { room: entry.room.id })).toBe('not_found');
  await ana.does('room:invite', { room: entry.room.id, users: [bot.id] });
  await clock.say(entry.room.id, 'here');
  expect(ana.texts(entry.room.id)).toEqual(['here']);
});

test('[B1] only an owner or admin has to do with bots and tokens', async () => {
  const { place, boss } = await aPlace();
  const bot = await createBot(boss);
  const { token } = await boss.does('token:create', { bot: bot.id, name: 'a', scopes: ['read'] });
  const ana = await place.person('Ana');
  for (const [command, data] of [
    ['bot:create', { name: 'Mine' }],
    ['bot:list', {}],
    ['token:create', { bot: bot.id, name: 'a', scopes: ['read'] }],
    ['token:list', { bot: bot.id }],
    ['token:revoke', { token: token.id }],
  ] as const)
    expect([command, await ana.raw(command, data)]).toMatchObject([
      command,
      { error: { code: 'forbidden' } },
    ]);
  expect((await boss.does('token:list', { bot: bot.id })).tokens).toEqual([token]);
});

test('[B2] a token does what its scopes say, and nothing that is for people', async () => {
  const scene = await aPlace();
  const { place, boss } = scene;
  const bot = await createBot(boss);
  const reader = await comeIn(scene, { bot: bot.id, scopes: ['read'] });
  const writer = await comeIn(scene, { bot: bot.id, scopes: ['write'] });
  expect(await reader.refused('room:join', { room: GENERAL })).toBe('forbidden');
  await writer.does('room:join', { room: GENERAL });
  expect(await writer.refused('room:history', { room: GENERAL })).toBe('forbidden');
  expect((await reader.does('room:history', { room: GENERAL })).messages).toEqual([]);
  const post = { room: GENERAL, id: place.messageId(), text: 'hi' };
  expect(await reader.ask('message:send', post)).toMatchObject({
    error: { code: 'forbidden', message: 'This token lacks the scope “write”.' },
  });
  expect((await writer.ask('message:send', post)).ok).toBe(true);
  const full = await comeIn(scene, { bot: bot.id, scopes: all });
  for (const command of ['bot:list', 'token:list', 'token:create', 'bot:create'])
    expect(
      await full.raw(command, command === 'bot:list' ? {} : { bot: bot.id, name: 'a', scopes: ['read'] }),
    ).toMatchObject({ ok: false });
  expect(await full.refused('bot:list', {})).toBe('forbidden');
});

test('[B2] without the scope moderate a bot that leads a room has no more rights there than a member', async () => {
  const scene = await aPlace();
  const { place, boss } = scene;
  const bot = await createBot(boss);
  const ana = await place.person('Ana');
  const helper = await comeIn(scene, { bot: bot.id, scopes: ['read', 'write'] });
  const { entry } = await helper.does('room:create', { kind: 'channel', name: 'Quay', users: [ana.id] });
  const room = entry.room.id;
  const { seq } = await ana.say(room, 'spam');
  expect(await helper.refused('message:delete', { room, seq })).toBe('forbidden');
  expect(await helper.refused('room:remove', { room, user: ana.id })).toBe('forbidden');
  const own = await helper.say(room, 'mine');
  await helper.does('message:delete', { room, seq: own.seq });
  const keeper = await comeIn(scene, { bot: bot.id, scopes: ['write', 'moderate'] });
  await keeper.does('room:update', { room, slowModeSeconds: 60 });
  await keeper.say(room, 'order');
  const hasty = { room, id: place.messageId(), text: 'more' };
  expect(await helper.refused('message:send', hasty)).toBe('rate_limited');
  await keeper.does('message:delete', { room, seq });
  await keeper.does('room:remove', { room, user: ana.id });
  expect(await helper.refused('room:invite', { room, users: [ana.id] })).toBe('forbidden');
  await keeper.does('room:invite', { room, users: [ana.id] });
});

test('[B3] a revoked token is out at once, and its sockets are told', async () => {
  const scene = await aPlace();
  const { place, boss } = scene;
  const bot = await createBot(boss);
  const [kept, lost] = [
    await comeIn(scene, { bot: bot.id, scopes: all }),
    await comeIn(scene, { bot: bot.id, scopes: all }),
  ];
  await boss.does('token:revoke', { token: lost.token });
  expect(lost.sink.of('session:ended')).toEqual([{ reason: 'signed_out' }]);
  expect(lost.sink.closedFor).toBe('signed_out');
  expect(await lost.refused('session:heads', {})).toBe('unauthenticated');
  expect(await place.core.authenticate(lost.session)).toBeUndefined();
  await kept.does('session:heads', {});
  expect(await boss.refused('token:revoke', { token: lost.token })).toBe('not_found');
});

test('[B3] a token ends at its time, also for who is connected', async () => {
  const scene = await aPlace();
  const { place, boss } = scene;
  const bot = await createBot(boss);
  const expiresAt = place.clock.now() + 60_000;
  expect(
    await boss.refused('token:create', {
      bot: bot.id,
      name: 'late',
      scopes: ['read'],
      expiresAt: place.clock.now(),
    }),
  ).toBe('invalid');
  const clock = await comeIn(scene, { bot: bot.id, scopes: all, expiresAt });
  await place.clock.advance(59_000);
  await clock.does('session:heads', {});
  await place.clock.advance(1_000);
  expect(await clock.refused('session:heads', {})).toBe('unauthenticated');
  await place.clock.advance(limits.serverTimeMs);
  expect(clock.sink.of('session:ended')).toEqual([{ reason: 'expired' }]);
  expect(await place.core.authenticate(clock.session)).toBeUndefined();
});

test('[B4] a secret is told once, and the last use to the hour', async () => {
  const { place, store, boss } = await aPlace();
  const bot = await createBot(boss);
  const { token, secret } = await boss.does('token:create', { bot: bot.id, name: 'a', scopes: ['read'] });
  const listed = async () => (await boss.does('token:list', { bot: bot.id })).tokens;
  expect(await listed()).toEqual([token]);
  expect(JSON.stringify(await store.tokens(bot.id))).not.toContain(`"${secret}"`);
  const session = `session of ${secret}` as SessionId;
  const use = async () => {
    await place.core.authenticate(session);
    await place.settled();
    return (await listed())[0]?.usedAt;
  };
  const first = place.clock.now();
  expect(await use()).toBe(first);
  await place.clock.advance(59 * 60_000);
  expect(await use()).toBe(first);
  await place.clock.advance(60_000);
  expect(await use()).toBe(place.clock.now());
});

test('[B4] who is connected by a token uses it now', async () => {
  const scene = await aPlace();
  const { place, boss } = scene;
  const bot = await createBot(boss);
  await comeIn(scene, { bot: bot.id, scopes: all });
  await place.clock.advance(10 * 60 * 60_000);
  expect((await boss.does('token:list', { bot: bot.id })).tokens).toMatchObject([
    { usedAt: place.clock.now() },
  ]);
});

test('[B1] a place has so many bots, and no names that look alike', async () => {
  const { boss } = await aPlace();
  await createBot(boss, 'Bot 0');
  expect(await boss.refused('bot:create', { name: 'bot-0' })).toBe('conflict');
  for (let n = 1; n < limits.bots; n++) await createBot(boss, `Bot number ${n} of many`);
  expect(await boss.refused('bot:create', { name: 'One more' })).toBe('conflict');
});

test('[C5] all tokens of a bot share its budget', async () => {
  const clock = new FakeClock();
  const store = newStore(clock);
  const place = await Place.open({ store, clock, rateLimits: true });
  const scopes: readonly Scope[] = ['read', 'write'];
  const bot = 'bot' as UserId;
  const user = { id: bot, role: 'bot' as const, name: 'Bot', nameKey: 'bot' };
  await store.commit([{ kind: 'createUser', actor: bot, at: 0, user, rooms: [GENERAL] }]);
  const people = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const session = name as SessionId;
      const token = { id: `t${name}` as TokenId, session, bot, name, scopes };
      await store.commit([{ kind: 'createToken', actor: bot, at: 0, token }]);
      const known = await place.core.authenticate(session);
      if (!known) throw new Error('the token is not good');
      return new Person(place, bot, known.principal, session).connect();
    }),
  );
  const codes: string[] = [];
  for (let n = 0; n < 41; n++) {
    const one = people[n % 2];
    if (one)
      codes.push(await one.refused('message:send', { room: GENERAL, id: place.messageId(), text: `${n}` }));
  }
  expect(codes.filter((code) => code === 'ok')).toHaveLength(40);
  expect(codes.at(-1)).toBe('rate_limited');
});
