import { commandNames, connectionRate, GENERAL, limits, rates } from '@parley/events';
import { FakeClock } from '@parley/testkit';
import { type Store, StoreUnavailable } from '../src/index.ts';
import { newStore, Place } from './place.ts';

const code = (ack: { readonly ok: boolean; readonly error?: { readonly code: string } }) => ack.error?.code;

test('[C1] whatever is asked gets an answer', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  const garbage = [
    undefined,
    null,
    0,
    '',
    'text',
    [],
    {},
    { room: {} },
    { room: GENERAL, seq: 1e308 },
    Symbol('s'),
    () => 1,
  ];
  for (const command of [...commandNames, '', 'nonsense', '__proto__', 'constructor'])
    for (const data of garbage) {
      const ack = await ana.raw(command, data);
      expect(['ok', 'invalid', 'not_found', 'forbidden']).toContain(ack.ok ? 'ok' : ack.error.code);
    }
});

test('[C3] an unknown command and a wrong field are named', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  expect(await ana.raw('message:shout', {})).toMatchObject({
    error: { code: 'invalid', issues: [{ path: 'command' }] },
  });
  expect(await ana.raw('message:send', { room: GENERAL, id: 'x', text: ' ' })).toMatchObject({
    error: { code: 'invalid', issues: [{ path: 'id' }, { path: 'text' }] },
  });
});

test('[C4] what nests deeper than any command needs is refused before it is looked into', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  const nested = (levels: number): unknown =>
    JSON.parse(`{"users":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`);
  const tooDeep = { error: { issues: [{ path: '', message: `nests deeper than ${limits.depth} levels` }] } };
  expect(await ana.raw('room:create', nested(30_000))).toMatchObject(tooDeep);
  expect(await ana.raw('room:create', nested(limits.depth + 1))).toMatchObject(tooDeep);
  const known = await ana.raw('room:create', nested(limits.depth));
  expect(code(known)).toBe('invalid');
  expect(known).not.toMatchObject(tooDeep);
});

test('[C3] an answer does not repeat a long request', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  const surplus = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`key${at}`, at]));
  const ack = await ana.raw('session:heads', surplus);
  expect(JSON.stringify(ack).length).toBeLessThan(1_000);
});

test('[C8] a refused message is not stored and takes no seq', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  for (const text of ['', '  \n', 'x'.repeat(limits.text + 1), 'a\u0000'])
    expect(code(await ana.raw('message:send', { room: GENERAL, id: place.messageId(), text }))).toBe(
      'invalid',
    );
  expect((await ana.say(GENERAL, 'x'.repeat(limits.text))).seq).toBe(1);
});

test('[C4] a frame above the limit is too large, even if what it says is valid', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  expect(code(await ana.raw('session:heads', {}, limits.frame + 1))).toBe('too_large');
  expect((await ana.raw('session:heads', {}, limits.frame)).ok).toBe(true);
});

test('[C5] sending faster than the limit is answered with a wait, after which it goes on', async () => {
  const place = await Place.open({ rateLimits: true });
  const ana = await place.person('Ana');
  for (let sent = 0; sent < rates.send.burst; sent += 1) await ana.say(GENERAL, `m${sent}`);
  const refused = await ana.ask('message:send', { room: GENERAL, id: place.messageId(), text: 'too fast' });
  expect(refused).toMatchObject({
    error: { code: 'rate_limited', retryAfterMs: 1_000 / rates.send.perSecond },
  });
  await place.clock.advance(1_000 / rates.send.perSecond);
  await ana.say(GENERAL, 'in time');
  expect(await ana.refused('message:send', { room: GENERAL, id: place.messageId(), text: 'again' })).toBe(
    'rate_limited',
  );
});

test('the wall clock may jump without anybody being locked out', async () => {
  const place = await Place.open({ rateLimits: true });
  const ana = await place.person('Ana');
  for (let sent = 0; sent < rates.send.burst; sent += 1) await ana.say(GENERAL, `m${sent}`);
  place.clock.jump(-86_400_000);
  await place.clock.advance(1_000);
  expect((await ana.say(GENERAL, 'still here')).seq).toBe(rates.send.burst + 1);
});

test('all connections of a person share the budget of a class; malformed frames count for the connection', async () => {
  const place = await Place.open({ rateLimits: true });
  const ana = await place.person('Ana');
  const phone = await ana.another();
  for (let sent = 0; sent < rates.send.burst; sent += 1)
    await (sent % 2 ? ana : phone).say(GENERAL, `m${sent}`);
  expect(await phone.refused('message:send', { room: GENERAL, id: place.messageId(), text: 'x' })).toBe(
    'rate_limited',
  );
  const flood = await Promise.all(Array.from({ length: 3_000 }, () => ana.raw('nonsense', 7)));
  expect(flood.filter((ack) => code(ack) === 'rate_limited').length).toBeGreaterThan(
    3_000 - connectionRate.burst - 1,
  );
  expect((await phone.ask('session:heads', {})).ok).toBe(true);
});

test('one connection can not have more than 16 reads under way', async () => {
  const place = await Place.open();
  const ana = await place.person('Ana');
  const acks = await Promise.all(
    Array.from({ length: 100 }, () => ana.ask('room:history', { room: GENERAL })),
  );
  expect(acks.filter(({ ok }) => ok)).toHaveLength(16);
  expect((await ana.ask('room:history', { room: GENERAL })).ok).toBe(true);
});

describe('when the store fails', () => {
  const broken = (fail: () => Error): Store => {
    const store = newStore(new FakeClock());
    store.history = () => Promise.reject(fail());
    return store;
  };

  test('[C6] a bug answers internal and tells nothing of itself, but the log does', async () => {
    const logged: object[] = [];
    const log = { info: () => {}, warn: () => {}, error: (fields: object) => logged.push(fields) };
    const place = await Place.open({ store: broken(() => new Error('SQLITE: near /home/x: syntax')), log });
    const ana = await place.person('Ana');
    const ack = await ana.ask('room:history', { room: GENERAL });
    expect(ack).toEqual({
      ok: false,
      error: { code: 'internal', message: expect.not.stringMatching(/sql|home/i) },
    });
    expect(JSON.stringify(logged)).toContain('SQLITE');
  });

  test('[C5] a store that can not be read answers unavailable with a time to come back', async () => {
    const place = await Place.open({ store: broken(() => new StoreUnavailable('disk full')) });
    const ana = await place.person('Ana');
    expect(await ana.ask('room:history', { room: GENERAL })).toMatchObject({
      error: { code: 'unavailable', retryAfterMs: expect.any(Number) },
    });
    expect((await ana.ask('session:heads', {})).ok).toBe(true);
  });
});
