import type { Socket } from 'node:net';
import { clientNetwork } from './client-network.ts';

const networkOf = (remoteAddress?: string) => clientNetwork({ socket: { remoteAddress } as Socket });

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1', 'fe80:0:0:0'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('a connection that is gone already has none', () => {
  expect(networkOf()).toBe('');
});
