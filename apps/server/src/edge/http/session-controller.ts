import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Core, Principal } from '@parley/core';
import { failure, type Rate, type User } from '@parley/events';
import type { Request, Response } from 'express';
import { orUnavailable } from '../../auth/admission.ts';
import { Budget } from '../../auth/budget.ts';
import { SessionCookie } from '../../auth/session-cookie.ts';
import { newSessionToken, sessionIdOf } from '../../auth/session-token.ts';
import { CORE } from '../../tokens.ts';
import { clientNetwork } from './client-network.ts';
import { granted, Refusal } from './refusal.ts';

/** Sign-ins from one network: each may make a user. */
const SIGN_IN: Rate = { perSecond: 1 / 3, burst: 10 };

type Known = { readonly principal: Principal; readonly user: User };

@Controller('api/session')
export class SessionController {
  readonly #core: Core;
  readonly #cookie: SessionCookie;
  readonly #budget: Budget;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(SessionCookie) cookie: SessionCookie,
    @Inject(Budget) budget: Budget,
  ) {
    this.#core = core;
    this.#cookie = cookie;
    this.#budget = budget;
  }

  /** Signs in as a guest by name. */
  @Post()
  async signIn(
    @Req() request: Request,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ user: User }> {
    const wait = this.#budget.spend(`sign-in:${clientNetwork(request)}`, SIGN_IN);
    if (wait > 0)
      throw new Refusal(failure('rate_limited', 'Too many sign-ins; wait a moment.', { retryAfterMs: wait }));
    if (await this.#whoIs(request))
      throw new Refusal(failure('conflict', 'You are signed in already; sign out first.'));
    const token = newSessionToken();
    const { user } = granted(await this.#core.signInAsGuest(nameIn(body), sessionIdOf(token)));
    response.set('Set-Cookie', this.#cookie.set(token));
    return { user };
  }

  /** Who is signed in. The cookie is given anew, so that it lasts as long as the session, which is extended in use. */
  @Get()
  async show(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ user: User }> {
    const known = await this.#whoIs(request);
    const token = this.#cookie.read(request.headers.cookie);
    if (!known || !token) throw new Refusal(failure('unauthenticated', 'Nobody is signed in.'));
    response.set('Set-Cookie', this.#cookie.set(token));
    return { user: known.user };
  }

  /** Signs out; also when nobody is signed in. */
  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const known = await this.#whoIs(request);
    const session = known?.principal.session;
    if (known && session) granted(await this.#core.signOut(session, known.user.id));
    response.set('Set-Cookie', this.#cookie.clear());
  }

  async #whoIs({ headers }: Request): Promise<Known | undefined> {
    const token = this.#cookie.read(headers.cookie);
    if (!token) return undefined;
    return granted(
      await orUnavailable(async () => ({
        ok: true,
        data: await this.#core.authenticate(sessionIdOf(token)),
      })),
    );
  }
}

const nameIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined;
