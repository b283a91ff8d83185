import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Arrival, Core, InviteInfo } from '@parley/core';
import { accountRequests, type RoomId, type User } from '@parley/events';
import type { Request, Response } from 'express';
import { CORE } from '../../tokens.ts';
import { parsed } from './parsed.ts';
import { Visitors } from './visitors.ts';

/** Ways in by a link or a code. */
@Controller('api')
export class AccessController {
  readonly #core: Core;
  readonly #visitors: Visitors;

  constructor(@Inject(CORE) core: Core, @Inject(Visitors) visitors: Visitors) {
    this.#core = core;
    this.#visitors = visitors;
  }

  /** What an invite's link says to whoever has it. */
  @Post('invitation')
  @HttpCode(200)
  async show(@Req() request: Request, @Body() body: unknown): Promise<InviteInfo> {
    this.#visitors.count('signIn', request);
    const { invite } = parsed(accountRequests.showInvite, body);
    return this.#visitors.answer(() => this.#core.accounts.invitation(invite));
  }

  /** Joins who is in already to the rooms of an invite. */
  @Post('invites')
  @HttpCode(200)
  async use(@Req() request: Request, @Body() body: unknown): Promise<{ rooms: readonly RoomId[] }> {
    const known = await this.#visitors.signedIn(request);
    this.#visitors.count('signIn', request);
    const wanted = parsed(accountRequests.useInvite, body);
    return this.#visitors.answer(() => this.#core.accounts.useInvite(wanted, known));
  }

  /** Lets in who has a one-time code or a recovery link, with a new password. */
  @Post('recovery')
  async recover(
    @Req() request: Request,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ user: User }> {
    this.#visitors.count('signIn', request);
    const wanted = parsed(accountRequests.recover, body);
    const enter = (arrival: Arrival) => this.#core.accounts.recover(wanted, arrival);
    const admitted = await this.#visitors.admit(request, response, enter);
    this.#visitors.note(request, admitted.user.id, 'password set anew by a code or a link');
    return admitted;
  }
}
