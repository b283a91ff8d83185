import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { type Failure, failure, type Rate } from '@parley/events';
import { Budget } from './budget.ts';
import { ClientAddresses } from './client-addresses.ts';

type Asking = Pick<IncomingMessage, 'socket' | 'headers'>;

/** What one address may do, whoever it is. */
const visits = {
  /** Guests by name; each makes a user. */
  signIn: { perSecond: 1 / 3, burst: 10 },
  /** Accounts; each makes a user and costs a password hash. */
  register: { perSecond: 1 / 60, burst: 10 },
  /** Requests to the API of any kind, before they are read. */
  request: { perSecond: 50, burst: 500 },
  /** Connections of any kind: an office behind one address must be able to come back at once. */
  connect: { perSecond: 50, burst: 1_000 },
} satisfies Record<string, Rate>;

/**
 * Attempts at passwords. One address comes to 8 and then 3 a minute for one account, all addresses together to 100 and then
 * 3 a minute. Who is signed in already is not concerned. An account that does not exist is no different.
 */
const passwords = {
  address: { perSecond: 1 / 5, burst: 50 },
  accountAtAddress: { perSecond: 1 / 20, burst: 8 },
  account: { perSecond: 1 / 20, burst: 100 },
} satisfies Record<string, Rate>;

/** Longer account names are none; they need not fill the memory. */
const KEY_LENGTH = 100;

/** Limits by address, for what people do before anybody knows who they are. */
@Injectable()
export class Throttle {
  readonly #budget: Budget;
  readonly #addresses: ClientAddresses;

  constructor(@Inject(Budget) budget: Budget, @Inject(ClientAddresses) addresses: ClientAddresses) {
    this.#budget = budget;
    this.#addresses = addresses;
  }

  /** Counts a visit; the refusal if there were too many. */
  visit(kind: keyof typeof visits, request: Asking): Failure | undefined {
    const wait = this.#budget.spend(`${kind}:${this.#addresses.networkOf(request)}`, visits[kind]);
    return wait > 0 ? tooMany(wait) : undefined;
  }

  /**
   * Counts an attempt at the password of `account`, as it was typed; the refusal if there were too many. Call it before
   * the account is looked up and before anything is hashed, so that attempts at the same time are counted too.
   */
  passwordAttempt(account: string, request: Asking): Failure | undefined {
    const keys = this.#keys(account, request);
    // What is refused spends no more: from one address nobody can use up what an account has for all addresses.
    const wait =
      this.#budget.spend(keys.accountAtAddress, passwords.accountAtAddress) ||
      this.#budget.spend(keys.address, passwords.address) ||
      this.#budget.spend(keys.account, passwords.account);
    return wait > 0 ? tooMany(wait) : undefined;
  }

  /** The password was right: what was tried before is forgiven to the account, but not to the address. */
  passwordRight(account: string, request: Asking): void {
    const keys = this.#keys(account, request);
    this.#budget.forget(keys.accountAtAddress);
    this.#budget.forget(keys.account);
  }

  #keys(account: string, request: Asking) {
    const network = this.#addresses.networkOf(request);
    const name = account.slice(0, KEY_LENGTH);
    return {
      address: `passwords from:${network}`,
      accountAtAddress: `password from:${network}:${name}`,
      account: `password of:${name}`,
    };
  }
}

const tooMany = (retryAfterMs: number): Failure =>
  failure('rate_limited', 'Too many attempts; wait a moment.', { retryAfterMs });
