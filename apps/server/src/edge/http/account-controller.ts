import { Body, Controller, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { Arrival, Core } from '@parley/core';
import { accountRequests, type User } from '@parley/events';
import type { Request, Response } from 'express';
import { CORE } from '../../tokens.ts';
import { parsed } from './parsed.ts';
import { Visitors } from './visitors.ts';

/** What somebody does with their own account that carries a password or sets a cookie; everything else is a command. */
@Controller('api/account')
export class AccountController {
  readonly #core: Core;
  readonly #visitors: Visitors;

  constructor(@Inject(CORE) core: Core, @Inject(Visitors) visitors: Visitors) {
    this.#core = core;
    this.#visitors = visitors;
  }

  /** Registers and signs in; a guest who is in keeps the name and everything said. */
  @Post()
  async register(
    @Req() request: Request,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ user: User }> {
    this.#visitors.count('register', request);
    const wanted = parsed(accountRequests.register, body);
    const known = await this.#visitors.known(request);
    const enter = (arrival: Arrival) => this.#core.accounts.register(wanted, arrival, known);
    return this.#visitors.admit(request, response, enter, wanted.invite);
  }

  @Put('password')
  @HttpCode(204)
  async changePassword(@Req() request: Request, @Body() body: unknown): Promise<void> {
    const known = await this.#visitors.signedIn(request);
    const wanted = parsed(accountRequests.changePassword, body);
    await this.#visitors.proving(request, known.user.name, () =>
      this.#visitors.answer(() => this.#core.accounts.changePassword(wanted, known)),
    );
    this.#visitors.note(request, known.user.id, 'password changed');
  }

  /** How many one-time codes are left. */
  @Get('recovery-codes')
  async codesLeft(@Req() request: Request): Promise<{ left: number }> {
    const known = await this.#visitors.signedIn(request);
    return this.#visitors.answer(() => this.#core.accounts.codesLeft(known));
  }

  /** New one-time codes; those before are good no more. */
  @Post('recovery-codes')
  async makeCodes(@Req() request: Request, @Body() body: unknown): Promise<{ codes: readonly string[] }> {
    const known = await this.#visitors.signedIn(request);
    const wanted = parsed(accountRequests.makeCodes, body);
    const made = await this.#visitors.proving(request, known.user.name, () =>
      this.#visitors.answer(() => this.#core.accounts.makeCodes(wanted, known)),
    );
    this.#visitors.note(request, known.user.id, 'recovery codes made');
    return made;
  }
}
