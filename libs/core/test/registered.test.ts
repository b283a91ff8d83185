import { GENERAL, opId, type User } from '@parley/events';
import { type Arrival, type Known, type SessionId } from '../src/index.ts';
import { newStore, Person, Place } from './place.ts';
import { FakeClock, plainPasswords } from '@parley/testkit';

const PASSWORD = 'High water at noon';
let sessions = 0;
const arrival = (device?: string): Arrival => ({
  session: String(++sessions).padStart(8, '0').padEnd(64, 'f') as SessionId,
  device,
});

function must<T>(ack: { ok: true; data: T } | { ok: false; error: { code: string } }): T {
  if (!ack.ok) throw new Error(ack.error.code);
  return ack.data;
}

/** Somebody with an account, and a socket. */
async function member(place: Place, name: string): Promise<Person> {
  const came = arrival();
  const { user } = must(await place.core.accounts.register({ name, password: PASSWORD }, came));
  return connected(place, user, came.session);
}

const connected = (place: Place, user: User, session: SessionId): Promise<Person> =>
  new Person(place, user.id, { user: user.id, session }, session).connect();

const known = async (place: Place, person: Person): Promise<Known> => {
  const found = await place.core.authenticate(person.session);
  if (!found) throw new Error('not signed in');
  return { user: found.user, session: person.session };
};

describe('registering', () => {
  test('[A1] who registers first owns the place, and is told so', async () => {
    const place = await Place.open();
    expect(await place.core.accounts.place()).toMatchObject({ owned: false });
    const register = (name: string) => place.core.accounts.register({ name, password: PASSWORD }, arrival());
    expect(must(await register('Ana')).user.role).toBe('owner');
    expect(must(await register('Ben')).user.role).toBe('member');
    expect(await place.core.accounts.place()).toMatchObject({ owned: true });
  });

  test('[A2] [A3] a guest keeps the name, what was said and the rooms; the session is another', async () => {
    const place = await Place.open();
    const ana = await place.person('Ana');
    await ana.say(GENERAL, 'before');
    const came = arrival('Firefox on Linux');
    const guest = await known(place, ana);
    const { user } = must(await place.core.accounts.register({ password: PASSWORD }, came, guest));
    expect(user).toMatchObject({ id: ana.id, name: 'Ana', role: 'owner' });
    expect(ana.sink.of('session:ended')).toEqual([{ reason: 'renewed' }]);
    expect(await place.core.authenticate(ana.session)).toBeUndefined();
    const again = await connected(place, user, came.session);
    const page = await again.does('room:history', { room: GENERAL });
    expect(page.messages).toMatchObject([{ author: ana.id, text: 'before' }]);
    expect((await again.does('session:sync', {})).rooms).toHaveLength(2);
  });

  test('[A2] everybody sees at once that a guest has registered', async () => {
    const place = await Place.open();
    const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
    await place.core.accounts.register({ password: PASSWORD }, arrival(), await known(place, ana));
    expect(ben.sink.of('user:changed')).toMatchObject([{ user: { id: ana.id, role: 'owner' } }]);
  });

  test.each([
    ['password1', 'is too common'],
    ['PassWord1', 'is too common'],
    ['aaaaaaaaaa', 'repeats itself'],
    ['Ana Luz 1', 'is your name'],
  ])('[A5] %s is no password', async (password, why) => {
    const place = await Place.open();
    const ack = await place.core.accounts.register({ name: 'Ana Luz I', password }, arrival());
    expect(ack).toMatchObject({
      error: { code: 'invalid', issues: [{ path: 'password', message: expect.stringContaining(why) }] },
    });
  });

  test('a name that is taken stays with whoever has it, and who is registered does not register again', async () => {
    const place = await Place.open();
    await place.person('Ben');
    const ana = await member(place, 'Ana');
    for (const name of ['Ana', 'Ben', 'веп'])
      expect(await place.core.accounts.register({ name, password: PASSWORD }, arrival())).toMatchObject({
        error: { code: 'conflict' },
      });
    const again = place.core.accounts.register({ password: PASSWORD }, arrival(), await known(place, ana));
    expect(await again).toMatchObject({ error: { code: 'conflict' } });
  });

  test('a place that is closed takes nobody', async () => {
    const place = await Place.open({ door: { access: 'closed' } });
    expect(await place.core.accounts.register({ name: 'Ana', password: PASSWORD }, arrival())).toMatchObject({
      error: { code: 'forbidden' },
    });
  });
});

describe('signing in', () => {
  const signIn = (place: Place, login: string, password = PASSWORD, guest?: Known) =>
    place.core.accounts.signIn({ login, password }, arrival(), guest);

  test('by name or handle, however it is written', async () => {
    const place = await Place.open();
    const ana = await member(place, 'Ana Luz');
    await ana.does('user:update', { handle: 'skipper' });
    for (const login of ['Ana Luz', ' ana luz ', 'ANA LUZ', 'skipper', '@skipper', 'Skipper'])
      expect(must(await signIn(place, login)).user.id).toBe(ana.id);
  });

  test('[A4] whatever is wrong is answered alike, after the same work', async () => {
    const verified: (string | undefined)[] = [];
    const passwords = {
      ...plainPasswords,
      verify: (password: string, hash: string | undefined) => {
        verified.push(hash);
        return plainPasswords.verify(password, hash);
      },
    };
    const place = await Place.open({ passwords });
    await member(place, 'Ana');
    await place.person('Gus');
    const answers = await Promise.all([
      signIn(place, 'Ana', 'wrong password'),
      signIn(place, 'Nobody'),
      signIn(place, 'Gus'),
      signIn(place, 'Lobby guest'),
    ]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
    expect(verified).toEqual([`plain ${PASSWORD}`, undefined, undefined, undefined]);
  });

  test('[A4] who is banned hears it with the right password, and with no other', async () => {
    const place = await Place.open();
    const [ana, ben] = [await member(place, 'Ana'), await member(place, 'Ben')];
    await ana.does('user:ban', { user: ben.id });
    expect(await signIn(place, 'Ben')).toMatchObject({
      error: { code: 'forbidden', message: expect.stringContaining('banned') },
    });
    expect(await signIn(place, 'Ben', 'wrong password')).toEqual(await signIn(place, 'Nobody'));
    await ana.does('user:unban', { user: ben.id });
    expect(must(await signIn(place, 'Ben')).user.id).toBe(ben.id);
  });

  test('a guest who signs in is a guest no more', async () => {
    const place = await Place.open();
    const ana = await member(place, 'Ana');
    const gus = await place.person('Gus');
    const { user } = must(await signIn(place, 'Ana', PASSWORD, await known(place, gus)));
    expect(user.id).toBe(ana.id);
    expect(gus.sink.of('session:ended')).toEqual([{ reason: 'signed_out' }]);
    expect((await place.core.signInAsGuest('Gus', arrival())).ok).toBe(true);
  });

  test('a password that changes while it is being compared opens nothing', async () => {
    const store = newStore(new FakeClock());
    const changing: Person[] = [];
    const passwords = {
      ...plainPasswords,
      verify: async (password: string, hash: string | undefined) => {
        const verified = await plainPasswords.verify(password, hash);
        for (const { id } of changing)
          await store.commit([
            { kind: 'setPassword', actor: id, at: 1, user: id, proof: hash ?? '', password: 'new' },
          ]);
        return verified;
      },
    };
    const place = await Place.open({ store, passwords });
    changing.push(await member(place, 'Ana'));
    expect(await signIn(place, 'Ana')).toMatchObject({ error: { code: 'unauthenticated' } });
  });

  test('a server with too many passwords to compare says when to come again', async () => {
    const busy = { ok: false, error: { code: 'unavailable', message: 'Busy.', retryAfterMs: 5 } } as const;
    const place = await Place.open({ passwords: { hash: async () => busy, verify: async () => busy } });
    expect(await signIn(place, 'Ana')).toEqual(busy);
    const register = place.core.accounts.register({ name: 'Ana', password: PASSWORD }, arrival());
    expect(await register).toEqual(busy);
  });
});

describe('a new password', () => {
  test('[A6] needs the old one, and ends the other sessions if that is wanted', async () => {
    const place = await Place.open();
    const ana = await member(place, 'Ana');
    const other = arrival();
    await place.core.accounts.signIn({ login: 'Ana', password: PASSWORD }, other);
    const change = async (password: string, next: string, endOthers?: boolean) =>
      place.core.accounts.changePassword({ password, next, endOthers }, await known(place, ana));
    expect(await change('wrong', 'Low water at six')).toMatchObject({ error: { code: 'forbidden' } });
    expect(await change(PASSWORD, 'password1')).toMatchObject({ error: { code: 'invalid' } });
    expect(await change(PASSWORD, 'Low water at six')).toMatchObject({ ok: true });
    expect(await place.core.authenticate(other.session)).toMatchObject({ user: { name: 'Ana' } });
    expect(await change('Low water at six', 'Slack water at ten', true)).toMatchObject({ ok: true });
    expect(await place.core.authenticate(other.session)).toBeUndefined();
    expect(await place.core.authenticate(ana.session)).toMatchObject({ user: { id: ana.id } });
    const signIn = place.core.accounts.signIn({ login: 'Ana', password: PASSWORD }, arrival());
    expect(await signIn).toMatchObject({ error: { code: 'unauthenticated' } });
  });

  test('a guest has none to change', async () => {
    const place = await Place.open();
    const gus = await place.person('Gus');
    const change = place.core.accounts.changePassword(
      { password: 'any', next: PASSWORD },
      await known(place, gus),
    );
    expect(await change).toMatchObject({ error: { code: 'forbidden' } });
  });
});

describe('sessions', () => {
  test('[A6] are listed with device and last use, and end one by one or all together', async () => {
    const place = await Place.open();
    const ana = await member(place, 'Ana');
    const phone = arrival('Chrome on Android');
    await place.clock.advance(60_000);
    await place.core.accounts.signIn({ login: 'Ana', password: PASSWORD }, phone);
    const onPhone = await new Person(
      place,
      ana.id,
      { user: ana.id, session: phone.session },
      phone.session,
    ).connect();
    const { sessions: listed } = await ana.does('session:list', {});
    expect(listed).toMatchObject([
      { device: 'Chrome on Android', current: false, connected: true },
      { current: true, connected: true },
    ]);
    expect(listed.map(({ usedAt, createdAt }) => usedAt - createdAt)).toEqual([0, 0]);
    expect(JSON.stringify(listed)).not.toContain(phone.session);
    const [other] = listed;
    expect(await ana.does('session:revoke', { session: other?.id })).toEqual({ ended: 1 });
    expect(onPhone.sink.of('session:ended')).toEqual([{ reason: 'signed_out' }]);
    expect(onPhone.sink.closedFor).toBe('signed_out');
    expect(await ana.refused('session:revoke', { session: other?.id })).toBe('not_found');
    for (let n = 0; n < 3; n += 1)
      await place.core.accounts.signIn({ login: 'Ana', password: PASSWORD }, arrival());
    expect(await ana.does('session:revoke', {})).toEqual({ ended: 3 });
    expect((await ana.does('session:list', {})).sessions).toMatchObject([{ current: true }]);
  });

  test('[A6] nobody sees or ends those of others', async () => {
    const place = await Place.open();
    const [ana, ben] = [await member(place, 'Ana'), await member(place, 'Ben')];
    const [mine] = (await ana.does('session:list', {})).sessions;
    expect(await ben.refused('session:revoke', { session: mine?.id })).toBe('not_found');
    const bens = (await ben.does('session:list', {})).sessions;
    expect(bens.map(({ id }) => id)).not.toContain(mine?.id);
    expect((await ana.does('session:list', {})).sessions).toEqual([mine]);
  });

  test('last use follows use, without a write at each connection', async () => {
    const place = await Place.open();
    const ana = await member(place, 'Ana');
    const usedAt = async () => (await ana.does('session:list', {})).sessions[0]?.usedAt ?? 0;
    const before = await usedAt();
    await place.clock.advance(5 * 60_000);
    await place.core.authenticate(ana.session);
    await place.settled();
    expect(await usedAt()).toBe(before);
    await place.clock.advance(6 * 60_000);
    await place.core.authenticate(ana.session);
    await place.settled();
    expect(await usedAt()).toBe(before + 11 * 60_000);
  });
});

describe('roles', () => {
  test('[A8] are given by the owner alone, and count at once on open connections', async () => {
    const place = await Place.open();
    const [ana, ben, cleo] = [
      await member(place, 'Ana'),
      await member(place, 'Ben'),
      await member(place, 'Cleo'),
    ];
    const gus = await place.person('Gus');
    for (const somebody of [ben, gus])
      expect(await somebody.refused('user:role', { user: somebody.id, role: 'admin' })).toBe('forbidden');
    await ana.does('user:role', { user: ben.id, role: 'admin' });
    expect(cleo.sink.of('user:changed').at(-1)).toMatchObject({ user: { id: ben.id, role: 'admin' } });
    expect(await ben.refused('user:role', { user: cleo.id, role: 'admin' })).toBe('forbidden');
    expect(await ana.refused('user:role', { user: gus.id, role: 'admin' })).toBe('conflict');
    await ana.does('user:role', { user: ben.id, role: 'owner' });
    expect(await ana.refused('user:role', { user: cleo.id, role: 'admin' })).toBe('forbidden');
    expect((await ben.does('user:role', { user: ana.id, role: 'member' })).user.role).toBe('member');
    expect(await ben.refused('user:role', { user: ben.id, role: 'member' })).toBe('conflict');
  });
});

describe('handle and time zone', () => {
  test('[A7] a handle is unique among handles and names, and nothing for guests', async () => {
    const place = await Place.open();
    const [ana, ben] = [await member(place, 'Ana'), await member(place, 'Ben')];
    const gus = await place.person('Gus');
    expect(
      (await ana.does('user:update', { handle: 'skipper', timeZone: 'Europe/Oslo' })).user,
    ).toMatchObject({
      name: 'Ana',
      handle: 'skipper',
      timeZone: 'Europe/Oslo',
    });
    for (const handle of ['skipper', 'skip.per', 'sk1pper', 'ana', 'gus'])
      expect(await ben.refused('user:update', { handle })).toBe('conflict');
    expect(await ben.refused('user:update', { name: 'Skipper' })).toBe('conflict');
    expect(await gus.refused('user:update', { handle: 'gusto' })).toBe('conflict');
    for (const handle of ['', 'a', 'Ana', '-ana', 'a b', 'аna', 'x'.repeat(31)])
      expect(await ben.refused('user:update', { handle })).toBe('invalid');
    for (const timeZone of ['Mars/Olympus', '', '+01:00', 'constructor'])
      expect(await ben.refused('user:update', { timeZone })).toBe('invalid');
    expect(await ben.refused('user:update', {})).toBe('invalid');
    const { user } = await ana.does('user:update', { timeZone: null });
    expect(user).not.toHaveProperty('timeZone');
  });
});

describe('status', () => {
  test('[S4] what one is up to is told to everybody, and taken back', async () => {
    const place = await Place.open();
    const [ana, ben] = [await member(place, 'Ana'), await place.person('Ben')];
    const until = place.clock.now() + 60_000;
    const { user } = await ana.does('user:update', {
      status: { emoji: '☕', text: '  In a   meeting ', until },
    });
    expect(user.status).toEqual({ emoji: '☕', text: 'In a meeting', until });
    expect(ben.sink.of('user:changed').at(-1)).toEqual({ user });
    await ben.does('user:update', { status: { emoji: '🌴', text: '' } });
    expect(ana.sink.of('user:changed').at(-1)?.user.status).toEqual({ emoji: '🌴', text: '' });
    expect((await ana.does('user:update', { status: null })).user).not.toHaveProperty('status');
  });

  test('[S4] junk is no status, nor one that is over; a repetition gets the first answer', async () => {
    const place = await Place.open();
    const ana = await member(place, 'Ana');
    const set = (status: object) =>
      ana.refused('user:update', { status: { emoji: '🌴', text: '', ...status } });
    for (const status of [
      { emoji: '' },
      { emoji: 'no' },
      { emoji: '🌴🌴' },
      { text: 'x'.repeat(101) },
      { text: 'a\u202Eb' },
      { until: -1 },
      { until: place.clock.now() },
      { colour: 'red' },
    ])
      expect([status, await set(status)]).toEqual([status, 'invalid']);
    const op = opId.parse('0198c5a2-8f10-7c02-8b1d-6a4e90c3d2f5');
    const status = { emoji: '🌴', text: 'Away', until: place.clock.now() + 1_000 };
    const first = await ana.does('user:update', { op, status });
    await place.clock.advance(2_000);
    const { status: _over, ...user } = first.user;
    expect(await ana.does('user:update', { op, status })).toEqual({ user });
  });

  test('[S4] one that is over is told to nobody: in no answer, no event and no archive', async () => {
    const place = await Place.open();
    const [ana, ben] = [await member(place, 'Ana'), await place.person('Ben')];
    const status = { emoji: '🌴', text: 'On an island', until: place.clock.now() + 1_000 };
    const { user } = await ana.does('user:update', { status });
    const asked = async () => [
      await ben.does('user:list', {}),
      await ben.does('room:members', { room: GENERAL }),
      await ben.does('room:history', { room: GENERAL }),
      await ben.does('room:catchup', { room: GENERAL, since: 0 }),
      await ben.does('session:sync', {}),
      await ben.does('search:messages', { query: 'hello' }),
      await ben.does('presence:watch', { rooms: [GENERAL], users: [ana.id] }),
    ];
    await ana.say(GENERAL, 'hello');
    await ben.does('direct:open', { users: [ana.id] });
    const before = await asked();
    for (const answer of before) expect(JSON.stringify(answer)).toContain('On an island');
    await ben.does('presence:watch', { rooms: [], users: [] });
    await place.clock.advance(1_000);
    ben.sink.heard.length = 0;
    ana.sink.heard.length = 0;
    const after = await asked();
    await ana.does('typing:set', { room: GENERAL, on: true });
    await ana.say(GENERAL, 'hello again');
    const { user: renamed } = await ana.does('user:update', { name: 'Anna' });
    await ana.another();
    const archive: string[] = [];
    for await (const { pieces } of place.core.privacy.export(ana.id))
      for await (const piece of pieces) archive.push(String(piece));
    const known = await place.core.authenticate(ana.session);
    const told = JSON.stringify([after, renamed, known, archive, ben.sink.heard, ana.sink.heard]);
    expect(ben.sink.heard.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['typing:changed', 'room:changed', 'user:changed']),
    );
    expect(user.status).toEqual(status);
    expect(told).not.toContain('On an island');
  });
});
