import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Arrival, Core, PlaceInfo } from '@parley/core';
import { accountRequests, failure, type User } from '@parley/events';
import type { Request, Response } from 'express';
import { SessionCookie } from '../../auth/session-cookie.ts';
import { sessionIdOf } from '../../auth/session-token.ts';
import { CORE } from '../../tokens.ts';
import { parsed } from './parsed.ts';
import { Refusal } from './refusal.ts';
import { Visitors } from './visitors.ts';

@Controller('api/session')
export class SessionController {
  readonly #core: Core;
  readonly #cookie: SessionCookie;
  readonly #visitors: Visitors;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(SessionCookie) cookie: SessionCookie,
    @Inject(Visitors) visitors: Visitors,
  ) {
    this.#core = core;
    this.#cookie = cookie;
    this.#visitors = visitors;
  }

  /** Signs in: with a password, or as a guest by name alone. A guest who is in may sign in as somebody registered. */
  @Post()
  async signIn(
    @Req() request: Request,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ user: User }> {
    const known = await this.#visitors.known(request);
    if (known && (known.user.role !== 'guest' || !hasPassword(body)))
      throw new Refusal(failure('conflict', 'You are signed in already; sign out first.'));
    if (!hasPassword(body)) {
      this.#visitors.count('signIn', request);
      const { name, invite } = parsed(accountRequests.enter, body);
      const enter = (arrival: Arrival) => this.#core.signInAsGuest(name, arrival);
      return this.#visitors.admit(request, response, enter, invite);
    }
    const wanted = parsed(accountRequests.signIn, body);
    return this.#visitors.proving(request, wanted.login, () =>
      this.#visitors.admit(request, response, (arrival) =>
        this.#core.accounts.signIn(wanted, arrival, known),
      ),
    );
  }

  /**
   * Who is signed in, if anybody is, and how the place receives people. The cookie is given anew, so that it lasts as long
   * as the session, which is extended in use. A device that was away when its account was deleted, or was banned, is told so: it shows what proved the
   * session, so nobody else learns of it.
   */
  @Get()
  async show(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ user?: User; place: PlaceInfo; ended?: 'removed' | 'banned' }> {
    const known = await this.#visitors.known(request);
    const place = await this.#visitors.answer(async () => ({
      ok: true,
      data: await this.#core.accounts.place(),
    }));
    const token = this.#cookie.read(request.headers.cookie);
    if (!known || !token) {
      const ended = token && (await this.#core.endOf(sessionIdOf(token)));
      return { place, ...(ended && { ended }) };
    }
    response.set('Set-Cookie', this.#cookie.set(token));
    return { user: known.user, place };
  }

  /** Signs out; also when nobody is signed in. */
  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const known = await this.#visitors.known(request);
    if (known) {
      await this.#visitors.answer(() => this.#core.signOut(known.session, known.user.id));
      this.#visitors.note(request, known.user.id, 'signed out');
    }
    response.set('Set-Cookie', this.#cookie.clear());
  }
}

const hasPassword = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && ('password' in body || 'login' in body);
