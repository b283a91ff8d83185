import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { type Failure, failure } from '@parley/events';
import type { Config } from '../config.ts';
import { CONFIG } from '../tokens.ts';
import { ClientAddresses } from './client-addresses.ts';
import { Throttle } from './throttle.ts';

type Asking = Pick<IncomingMessage, 'socket' | 'headers'>;

/** How long to wait with a full house: connections end when people go. */
const FULL_MS = 10_000;

/** How many connections one address may have, and how fast it may open them. */
@Injectable()
export class ConnectionCaps {
  readonly #addresses: ClientAddresses;
  readonly #throttle: Throttle;
  readonly #max: number;
  readonly #held = new Map<string, number>();

  constructor(
    @Inject(ClientAddresses) addresses: ClientAddresses,
    @Inject(Throttle) throttle: Throttle,
    @Inject(CONFIG) { maxConnectionsPerAddress }: Pick<Config, 'maxConnectionsPerAddress'>,
  ) {
    this.#addresses = addresses;
    this.#throttle = throttle;
    this.#max = maxConnectionsPerAddress;
  }

  /** Counts an attempt to connect; why it is refused, if it is. */
  refusal(request: Asking): Failure | undefined {
    const tooFast = this.#throttle.visit('connect', request);
    if (tooFast) return tooFast;
    const held = this.#held.get(this.#addresses.networkOf(request)) ?? 0;
    return held < this.#max ? undefined : full();
  }

  /** Counts a connection until `socket` closes. False if there is no room for it any more: then it is not counted. */
  hold(request: Asking, socket: Pick<EventEmitter, 'on'>): boolean {
    const network = this.#addresses.networkOf(request);
    const held = this.#held.get(network) ?? 0;
    if (held >= this.#max) return false;
    this.#held.set(network, held + 1);
    socket.on('close', () => this.#release(network));
    return true;
  }

  #release(network: string): void {
    const left = (this.#held.get(network) ?? 1) - 1;
    if (left === 0) this.#held.delete(network);
    else this.#held.set(network, left);
  }
}

const full = (): Failure =>
  failure('rate_limited', 'There are too many connections from your network; wait until some end.', {
    retryAfterMs: FULL_MS,
  });
