import { Argon2Passwords } from './argon2-passwords.ts';

const known = (passwords: Argon2Passwords, password: string) =>
  passwords.hash(password).then((ack) => (ack.ok ? ack.data : ''));

test('a password is known again, another is not, and no hash is made twice', async () => {
  const passwords = new Argon2Passwords();
  const [one, two] = [await known(passwords, 'correct horse'), await known(passwords, 'correct horse')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(two).not.toBe(one);
  expect(await passwords.verify('correct horse', one)).toEqual({ ok: true, data: true });
  expect(await passwords.verify('correct horsf', one)).toEqual({ ok: true, data: false });
  expect(await passwords.verify('correct horse', undefined)).toEqual({ ok: true, data: false });
});

test('a hash that another program made by the standard is understood', async () => {
  // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  expect(await new Argon2Passwords().verify('password', hash)).toEqual({ ok: true, data: true });
});

test('letters with marks are the same password however a keyboard composes them', async () => {
  const passwords = new Argon2Passwords();
  expect(await passwords.verify('Cafe\u0301 noir', await known(passwords, 'Caf\u00E9 noir'))).toEqual({
    ok: true,
    data: true,
  });
});

test('a crowd waits in a queue of limited length, and who does not fit is told when to come again', async () => {
  const passwords = new Argon2Passwords();
  const acks = await Promise.all(Array.from({ length: 200 }, () => passwords.verify('x', undefined)));
  const refused = acks.filter((ack) => !ack.ok);
  expect(acks.length - refused.length).toBeGreaterThanOrEqual(50);
  expect(refused.length).toBeGreaterThan(100);
  expect(refused[0]).toMatchObject({ error: { code: 'unavailable', retryAfterMs: 2_000 } });
  expect(await passwords.verify('x', undefined)).toMatchObject({ ok: true });
}, 60_000);
