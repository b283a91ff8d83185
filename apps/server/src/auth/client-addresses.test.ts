import type { Socket } from 'node:net';
import { ClientAddresses, isNetwork, type TrustedProxies } from './client-addresses.ts';

const request = (remoteAddress?: string, forwarded?: string) => ({
  socket: { remoteAddress } as Socket,
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s counts as %s', (address, network) => {
  expect(new ClientAddresses(undefined).networkOf(request(address))).toBe(network);
});

test('a connection that is gone already has none', () => {
  for (const proxies of [undefined, { hops: 1 }, { networks: ['127.0.0.1'] }])
    expect(new ClientAddresses(proxies).networkOf(request())).toBe('');
});

test.each<[string, TrustedProxies | undefined, string, string | undefined, string]>([
  ['nobody is believed unasked', undefined, '127.0.0.1', '192.0.2.7', '127.0.0.1'],
  ['one proxy', { hops: 1 }, '127.0.0.1', '192.0.2.7', '192.0.2.7'],
  ['one proxy, and a client that lies', { hops: 1 }, '127.0.0.1', '8.8.8.8, 192.0.2.7', '192.0.2.7'],
  ['two proxies', { hops: 2 }, '127.0.0.1', '8.8.8.8, 192.0.2.7, 10.0.0.5', '192.0.2.7'],
  ['fewer than told', { hops: 3 }, '127.0.0.1', '192.0.2.7', '192.0.2.7'],
  ['no header', { hops: 1 }, '192.0.2.9', undefined, '192.0.2.9'],
  ['an empty header', { hops: 1 }, '127.0.0.1', '', '127.0.0.1'],
  ['rubbish', { hops: 1 }, '127.0.0.1', 'unknown', '127.0.0.1'],
  ['rubbish further left', { hops: 2 }, '127.0.0.1', '<script>, 192.0.2.7', '192.0.2.7'],
  ['a named proxy', { networks: ['127.0.0.1'] }, '::ffff:127.0.0.1', '192.0.2.7', '192.0.2.7'],
  ['somebody who is no proxy', { networks: ['10.0.0.0/8'] }, '192.0.2.9', '192.0.2.7', '192.0.2.9'],
  ['a chain', { networks: ['10.0.0.0/8', '::1'] }, '::1', '8.8.8.8, 192.0.2.7, 10.1.2.3', '192.0.2.7'],
  ['only proxies', { networks: ['10.0.0.0/8'] }, '10.0.0.1', '10.0.0.2', '10.0.0.2'],
  ['a mapped address', { hops: 1 }, '127.0.0.1', '::ffff:192.0.2.7', '192.0.2.7'],
  ['a port', { hops: 1 }, '127.0.0.1', '192.0.2.7:4711', '192.0.2.7'],
  ['IPv6 with a port', { hops: 1 }, '127.0.0.1', '[2001:db8::7]:4711', '2001:db8::7'],
  ['IPv6', { networks: ['fd00::/8'] }, 'fd00::1', '2001:db8::7', '2001:db8::7'],
])('%s: %j, from %s, forwarded for %s, is %s', (_, proxies, peer, forwarded, address) => {
  expect(new ClientAddresses(proxies).of(request(peer, forwarded))).toBe(address);
});

test('a connection that has said nothing yet counts for its peer, unless that is a proxy', () => {
  const peerOf = (proxies: TrustedProxies | undefined) =>
    new ClientAddresses(proxies).peerOf({ remoteAddress: '::ffff:127.0.0.1' });
  expect(peerOf(undefined)).toBe('127.0.0.1');
  expect(peerOf({ networks: ['10.0.0.0/8'] })).toBe('127.0.0.1');
  expect(peerOf({ networks: ['127.0.0.0/8'] })).toBeUndefined();
  expect(peerOf({ hops: 1 })).toBeUndefined();
});

test('what is a network', () => {
  const good = ['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', '0.0.0.0/0'];
  const bad = [
    '',
    'localhost',
    '10.0.0.0/33',
    'fd00::/129',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    '/8',
  ];
  expect([...good, ...bad].filter(isNetwork)).toEqual(good);
});
