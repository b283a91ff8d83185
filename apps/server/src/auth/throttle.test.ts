import type { Socket } from 'node:net';
import { FakeClock } from '@parley/testkit';
import { Budget } from './budget.ts';
import { ClientAddresses } from './client-addresses.ts';
import { Throttle } from './throttle.ts';

const from = (remoteAddress: string) => ({ socket: { remoteAddress } as Socket, headers: {} });
const home = from('192.0.2.7');

const scene = (limited = true) => {
  const clock = new FakeClock();
  return { clock, throttle: new Throttle(new Budget(clock, limited), new ClientAddresses(undefined)) };
};

/** How many of `tries` are let through. */
const through = (tries: number, attempt: (n: number) => unknown): number =>
  Array.from({ length: tries }, (_, n) => attempt(n)).filter((refusal) => refusal === undefined).length;

test.each(['signIn', 'register', 'request', 'connect'] as const)(
  '%s is limited for each address alone',
  (kind) => {
    const { throttle } = scene();
    expect(through(2_000, () => throttle.visit(kind, home))).toBeLessThan(2_000);
    expect(throttle.visit(kind, home)).toMatchObject({
      error: { code: 'rate_limited', retryAfterMs: expect.any(Number) },
    });
    expect(throttle.visit(kind, from('192.0.2.8'))).toBeUndefined();
  },
);

test('one address guesses eight passwords of an account, and then three a minute', async () => {
  const { clock, throttle } = scene();
  const guess = () => throttle.passwordAttempt('ada', home);
  expect(through(20, guess)).toBe(8);
  expect(guess()).toMatchObject({ error: { retryAfterMs: 20_000 } });
  await clock.advance(60_000);
  expect(through(20, guess)).toBe(3);
});

test('many addresses together guess a hundred, and an account that does not exist is no different', () => {
  const { throttle } = scene();
  const guesses = (account: string) =>
    through(1_000, (n) => throttle.passwordAttempt(account, from(`10.0.${n >> 8}.${n & 255}`)));
  expect([guesses('ada'), guesses('nobody')]).toEqual([100, 100]);
});

test('an address that tries many accounts is slowed down too', () => {
  const { throttle } = scene();
  expect(through(1_000, (n) => throttle.passwordAttempt(`account ${n}`, home))).toBe(50);
});

test('nobody can use up an account from one address', async () => {
  const { clock, throttle } = scene();
  for (let minute = 0; minute < 60; minute += 1) {
    through(100, () => throttle.passwordAttempt('ada', home));
    await clock.advance(60_000);
  }
  expect(throttle.passwordAttempt('ada', from('192.0.2.8'))).toBeUndefined();
});

test('the right password forgives the account, but not the address', () => {
  const { throttle } = scene();
  expect(through(8, () => throttle.passwordAttempt('ada', home))).toBe(8);
  throttle.passwordRight('ada', home);
  expect(through(20, () => throttle.passwordAttempt('ada', home))).toBe(8);
  expect(through(1_000, (n) => throttle.passwordAttempt(`account ${n}`, home))).toBe(50 - 16);
});

test('a name of any length is counted, by its beginning', () => {
  const { throttle } = scene();
  expect(through(20, (n) => throttle.passwordAttempt('x'.repeat(10_000 + n), home))).toBe(8);
});

test('load tests lift it', () => {
  const { throttle } = scene(false);
  expect(through(1_000, () => throttle.passwordAttempt('ada', home))).toBe(1_000);
});
