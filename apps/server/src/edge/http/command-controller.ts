import { All, Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Core } from '@parley/core';
import { type Ack, commands, COMMANDS_PATH, failure, isCommandName } from '@parley/events';
import type { Request, Response } from 'express';
import { orUnavailable, principalOf } from '../../auth/admission.ts';
import { Credentials } from '../../auth/credentials.ts';
import { CORE } from '../../tokens.ts';
import { responseOf } from './refusal.ts';

/** The whole contract over HTTP: one request is one command, its body the data, its answer the Ack. */
@Controller(COMMANDS_PATH)
export class CommandController {
  readonly #core: Core;
  readonly #credentials: Credentials;

  constructor(@Inject(CORE) core: Core, @Inject(Credentials) credentials: Credentials) {
    this.#core = core;
    this.#credentials = credentials;
  }

  @Post(':command')
  async run(
    @Req() request: Request,
    @Param('command') command: string,
    @Body() data: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const ack = await orUnavailable(() => this.#answer(request, command, data));
    if (ack.ok) {
      response.status(200).json(ack);
      return;
    }
    const { status, headers } = responseOf(ack);
    response.status(status).set(headers).json(ack);
  }

  /** Whatever is no POST: a command is never given by an address alone. */
  @All(':command')
  refuse(@Res() response: Response): void {
    const refused = failure('invalid', 'Commands are given by POST.');
    response.status(405).set('Allow', 'POST').json(refused);
  }

  async #answer({ headers }: Request, command: string, data: unknown): Promise<Ack<unknown>> {
    const session = this.#credentials.sessionOf(headers);
    const principal = await principalOf(this.#core, session);
    if (!principal.ok) return principal;
    const ack = await this.#core.dispatch({ principal: principal.data }, command, data);
    if (!ack.ok || (isCommandName(command) && commands[command].durable)) return ack;
    // The session can end while a read is on its way: then its answer must not leave (SPEC D7).
    const still = await principalOf(this.#core, session);
    return still.ok ? ack : still;
  }
}
