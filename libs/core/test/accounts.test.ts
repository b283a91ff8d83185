import { GENERAL } from '@parley/events';
import { type Arrival, nameKey, SESSION_MS, type SessionId } from '../src/index.ts';
import { Place } from './place.ts';

const session = (name: string): SessionId => name as SessionId;
const arrival = (name: string): Arrival => ({ session: session(name) });

test('[N3] a name that looks like one that is in use is refused, until its guest signs out', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  for (const name of ['ana', 'ANA', 'апа', 'A n a', 'Ána', 'Ａｎａ'])
    expect(await place.core.signInAsGuest(name, arrival(name))).toMatchObject({
      error: { code: 'conflict' },
    });
  await place.core.signOut(ana.session, ana.id);
  expect((await place.core.signInAsGuest('ana', arrival('second'))).ok).toBe(true);
});

test('[N3] nobody can be the lobby guest', async () => {
  const place = await Place.open();
  expect((await place.core.signInAsGuest('lobby guest', arrival('x'))).ok).toBe(false);
});

test('[N2] a bad name is refused with a sentence', async () => {
  const place = await Place.open();
  for (const name of ['', '   ', 'x'.repeat(41), 'An\u202Ea', 7, undefined, { toString: () => 'Ana' }])
    expect(await place.core.signInAsGuest(name, arrival('x'))).toMatchObject({
      error: { code: 'invalid', issues: [{ path: 'name' }] },
    });
});

test('a closed place takes nobody new, and keeps who is in', async () => {
  const place = await Place.open({ door: { access: 'closed' } });
  expect(await place.core.signInAsGuest('Ana', arrival('x'))).toMatchObject({ error: { code: 'forbidden' } });
});

test('a session that is used lives on; one that is not runs out, and its name is free', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  await place.clock.advance(SESSION_MS - 1_000);
  expect(await place.core.authenticate(ana.session)).toMatchObject({ user: { id: ana.id } });
  await place.clock.advance(2_000);
  expect(await place.core.authenticate(ana.session)).toMatchObject({ user: { id: ana.id } });
  expect(await place.core.authenticate(ben.session)).toBeUndefined();
  expect((await place.core.signInAsGuest('Ben', arrival('new'))).ok).toBe(true);
  expect((await place.core.signInAsGuest('Ana', arrival('other'))).ok).toBe(false);
});

test('a rename is told to everybody, also to those who share no room', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  await ana.does('user:update', { name: 'Ana Luz' });
  expect(ben.sink.of('user:changed')).toMatchObject([{ user: { id: ana.id, name: 'Ana Luz' } }]);
  await ana.say(GENERAL, 'hello');
  expect(ben.sink.of('room:changed').at(-1)?.users).toMatchObject([{ name: 'Ana Luz' }]);
  expect(await ben.refused('user:update', { name: 'ana luz' })).toBe('conflict');
});

test.each([
  ['case', 'Harbour', 'hARBOUR'],
  ['accents', 'Zoë', 'Zoe'],
  ['width', 'Ａｎａ', 'Ana'],
  ['spacing', 'Ana Luz', 'ana-luz'],
  ['Cyrillic letters', 'раураl', 'paypal'],
  ['Cyrillic capitals', 'ВОН', 'Boh'],
  ['Greek capitals', 'ΝΙΝΑ', 'Nina'],
  ['Armenian letters', 'օհո', 'ohn'],
  ['a stroke through a letter', 'Jørgen Łukasz', 'Jorgen Lukasz'],
  ['digits for letters', 'b0b', 'bob'],
  ['rn for m', 'Torn', 'tom'],
  ['vv for w', 'vvill', 'Will'],
])('[N3] %s makes no difference', (_, one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test.each([
  ['Ana', 'Anna'],
  ['Νίκος', 'Nina'],
  ['Борис', 'Борух'],
  ['李雷', '李雪'],
  ['प्रिया', 'प्रया'],
  ['🦊', '🐺'],
  ['---', '...'],
])('[N3] %s and %s are two names', (one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});
