import { Inject, Injectable } from '@nestjs/common';
import { type Arrival, type Core, type Known, type Log, nameKey } from '@parley/core';
import { type Ack, type Failure, failure, type User } from '@parley/events';
import type { Request, Response } from 'express';
import { orUnavailable } from '../../auth/admission.ts';
import { ClientAddresses } from '../../auth/client-addresses.ts';
import { Credentials } from '../../auth/credentials.ts';
import { deviceOf } from '../../auth/device.ts';
import { SessionCookie } from '../../auth/session-cookie.ts';
import { newSessionToken, sessionIdOf } from '../../auth/session-token.ts';
import { Throttle } from '../../auth/throttle.ts';
import { CORE, LOG } from '../../tokens.ts';
import { granted, Refusal } from './refusal.ts';

/** Who makes a request, how they come in, and how often they may try. */
@Injectable()
export class Visitors {
  readonly #core: Core;
  readonly #cookie: SessionCookie;
  readonly #credentials: Credentials;
  readonly #throttle: Throttle;
  readonly #addresses: ClientAddresses;
  readonly #log: Log;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(SessionCookie) cookie: SessionCookie,
    @Inject(Credentials) credentials: Credentials,
    @Inject(Throttle) throttle: Throttle,
    @Inject(ClientAddresses) addresses: ClientAddresses,
    @Inject(LOG) log: Log,
  ) {
    this.#core = core;
    this.#cookie = cookie;
    this.#credentials = credentials;
    this.#throttle = throttle;
    this.#addresses = addresses;
    this.#log = log;
  }

  /** Who is signed in, if anybody is. Accounts are for people: a bot's token is nobody here. */
  async known({ headers }: Request): Promise<Known | undefined> {
    const session = this.#credentials.sessionOf(headers);
    if (!session) return undefined;
    const found = await this.answer(async () => ({ ok: true, data: await this.#core.authenticate(session) }));
    return found && !found.principal.scopes ? { user: found.user, session } : undefined;
  }

  /** Who is signed in; a refusal if nobody is. */
  async signedIn(request: Request): Promise<Known> {
    const known = await this.known(request);
    if (known) return known;
    throw new Refusal(failure('unauthenticated', 'Sign in first.'));
  }

  /** Lets somebody in by a new session, whose cookie goes with the response once `enter` has granted it. */
  async admit<T extends { readonly user: User }>(
    request: Request,
    response: Response,
    enter: (arrival: Arrival) => Promise<Ack<T>>,
    invite?: string,
  ): Promise<T> {
    const token = newSessionToken();
    const device = deviceOf(request.headers['user-agent']);
    const data = await this.answer(() => enter({ session: sessionIdOf(token), device, invite }));
    response.set('Set-Cookie', this.#cookie.set(token));
    this.#log.info({ user: data.user.id, address: this.#addresses.of(request) }, 'signed in');
    return data;
  }

  /** Writes down what somebody did with their own account that matters for its safety. */
  note(request: Request, user: User['id'], what: string): void {
    this.#log.info({ user, address: this.#addresses.of(request) }, what);
  }

  /** The data of an answer, or a refusal. */
  async answer<T>(work: () => Promise<Ack<T>>): Promise<T> {
    return granted(await orUnavailable(work));
  }

  /** Counts an attempt to come in. */
  count(kind: 'signIn' | 'register', request: Request): void {
    refuse(this.#throttle.visit(kind, request));
  }

  /** Does what proves a password of `account`: counted before it is looked up, forgiven if it was right. */
  async proving<T>(request: Request, account: string, work: () => Promise<T>): Promise<T> {
    const key = nameKey(account.slice(0, 100));
    refuse(this.#throttle.passwordAttempt(key, request));
    const done = await work();
    this.#throttle.passwordRight(key, request);
    return done;
  }
}

function refuse(failure: Failure | undefined): void {
  if (failure) throw new Refusal(failure);
}
