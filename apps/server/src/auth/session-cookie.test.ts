import { SessionCookie } from './session-cookie.ts';
import { isSessionToken, newSessionToken, sessionIdOf } from './session-token.ts';

test('a token has 256 random bits, and what is stored of it does not give it away', () => {
  const tokens = Array.from({ length: 100 }, newSessionToken);
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(sessionIdOf(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(sessionIdOf(token)).not.toContain(token);
  }
});

test('a cookie comes back as it was set, among others', () => {
  const cookie = new SessionCookie(false);
  const token = newSessionToken();
  const [pair] = cookie.set(token).split(';');
  expect(cookie.read(`theme=dark; ${pair}; lang=en`)).toBe(token);
});

test('under TLS the cookie is bound to this very host and never sent in the clear', () => {
  const cookie = new SessionCookie(true);
  expect(cookie.set(newSessionToken())).toMatch(
    /^__Host-parley=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(cookie.read(`parley=${newSessionToken()}`)).toBeUndefined();
});

test.each([
  undefined,
  '',
  'parley',
  'parley=',
  'parley=short',
  `parley=${'A'.repeat(44)}`,
  `parley=${'?'.repeat(43)}`,
])('%p holds no token', (header) => {
  expect(new SessionCookie(false).read(header)).toBeUndefined();
});

test('only what looks like a token is one', () => {
  expect(isSessionToken('A'.repeat(43))).toBe(true);
  expect(isSessionToken(`${'A'.repeat(42)}\n`)).toBe(false);
});
