import { Origins } from './origins.ts';

const tls = { cert: 'cert', key: 'key' };
const originsOf = (config: Partial<ConstructorParameters<typeof Origins>[0]> = {}) =>
  new Origins({ tls: undefined, publicUrl: undefined, allowedOrigins: [], ...config });

const friend = 'https://friend.example';
const host = 'chat.example:3000';
const origins = originsOf({ allowedOrigins: [friend] });

test.each([
  [undefined, true],
  ['http://chat.example:3000', true],
  [friend, true],
  ['https://chat.example:3000', false],
  ['http://chat.example', false],
  ['http://chat.example:30000', false],
  ['http://chat.example:3000.evil.example', false],
  ['https://friend.example:8443', false],
  ['https://sub.friend.example', false],
  ['HTTPS://FRIEND.EXAMPLE', false],
  ['null', false],
  ['', false],
  ['http://', false],
])('[T5] a handshake with the origin %p is let in: %p', (origin, allowed) => {
  expect(origins.allows({ ...(origin !== undefined && { origin }), host })).toBe(allowed);
});

test('[T5] the usual port may be left out or not, as long as it is the same place', () => {
  expect(originsOf().allows({ origin: 'http://chat.example', host: 'chat.example:80' })).toBe(true);
  expect(originsOf({ tls }).allows({ origin: 'https://chat.example', host: 'chat.example' })).toBe(true);
  expect(originsOf({ tls }).allows({ origin: 'http://chat.example', host: 'chat.example' })).toBe(false);
});

test('[T5] a Host header that is none makes no origin the server’s own', () => {
  expect(origins.allows({ origin: 'http://a b', host: 'a b' })).toBe(false);
  expect(origins.allows({ origin: 'http://chat.example' })).toBe(false);
});

test('[T5] a change without an Origin is judged by Sec-Fetch-Site; what sends neither is no browser', () => {
  const site = (value?: string) => origins.allowsChange({ host, ...(value && { 'sec-fetch-site': value }) });
  expect([site('same-origin'), site('none'), site()]).toEqual([true, true, true]);
  expect([site('same-site'), site('cross-site')]).toEqual([false, false]);
  expect(origins.allowsChange({ host, origin: friend, 'sec-fetch-site': 'cross-site' })).toBe(true);
  expect(origins.allowsChange({ host, origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(false);
});

test('[T5] behind a proxy the public address is the server’s own origin, whatever the Host header says', () => {
  const behind = originsOf({ publicUrl: 'https://chat.example', allowedOrigins: [friend] });
  const allows = (origin: string, to: string) => behind.allows({ origin, host: to });
  expect(allows('https://chat.example', '127.0.0.1:3000')).toBe(true);
  expect(allows(friend, '127.0.0.1:3000')).toBe(true);
  expect(allows('http://127.0.0.1:3000', '127.0.0.1:3000')).toBe(false);
  expect(allows('https://evil.example', 'evil.example')).toBe(false);
  expect(allows('http://chat.example', 'chat.example')).toBe(false);
});
