import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6, type Socket } from 'node:net';

/** The proxies whose word about a client's address is taken: so many of them one after the other, or those of these networks. */
export type TrustedProxies =
  | { readonly hops: number }
  /** Addresses, or networks as in 10.0.0.0/8. */
  | { readonly networks: readonly string[] };

type Asking = Pick<IncomingMessage, 'socket' | 'headers'>;

/**
 * Tells from which address a request comes. X-Forwarded-For is only believed as far as proxies wrote it that the
 * configuration names: each adds at the right whom it saw, and what stands further left anybody can have made up.
 */
export class ClientAddresses {
  readonly #proxies: TrustedProxies | undefined;
  readonly #trusted: BlockList;

  constructor(proxies: TrustedProxies | undefined) {
    this.#proxies = proxies;
    this.#trusted = blockList(proxies && 'networks' in proxies ? proxies.networks : []);
  }

  /** The client's address; '' for a connection that is gone already. */
  of({ socket, headers }: Asking): string {
    const peer = plain(socket.remoteAddress ?? '');
    const forwarded = this.#proxies && headers['x-forwarded-for'];
    if (!this.#proxies || forwarded === undefined) return peer;
    const seen = String(forwarded).split(',').map(withoutPort);
    let address = peer;
    for (let hop = 0; this.#isProxy(address, hop); hop += 1) {
      const next = seen.pop();
      // A proxy that writes something else is as good as none: it stands for whoever is behind it.
      if (next === undefined || isIP(next) === 0) break;
      address = plain(next);
    }
    return address;
  }

  /** Whom a limit by address counts as one: an IPv4 address, or the /64 network that one IPv6 customer has. */
  networkOf(request: Asking): string {
    return network(this.of(request));
  }

  /** As `networkOf`, for a connection that has said nothing yet; undefined for a proxy, which speaks for many. */
  peerOf({ remoteAddress = '' }: Pick<Socket, 'remoteAddress'>): string | undefined {
    const peer = plain(remoteAddress);
    return this.#isProxy(peer, 0) ? undefined : network(peer);
  }

  #isProxy(address: string, hop: number): boolean {
    if (!this.#proxies) return false;
    if ('hops' in this.#proxies) return hop < this.#proxies.hops;
    return address !== '' && this.#trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  }
}

/** IPv4 as it is, also where a socket for both kinds writes it as IPv6; a link-local one without its interface. */
const plain = (address: string): string => address.replace(/^::ffff:(?=[\d.]+$)/i, '').replace(/%.*$/, '');

/** Some proxies add the port: 192.0.2.7:4711, [2001:db8::1]:4711. */
function withoutPort(entry: string): string {
  const text = entry.trim();
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(text) ?? [];
  return bracketed ?? text.replace(/^([\d.]+):\d+$/, '$1');
}

const network = (address: string): string => (isIPv6(address) ? firstHalf(address) : address);

function firstHalf(address: string): string {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}

/** Whether `network` is an address, or a network as in 10.0.0.0/8. */
export function isNetwork(network: string): boolean {
  const [address = '', bits, more] = network.split('/');
  const size = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more === undefined && size > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && +bits <= size));
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
