import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Body, Controller, Delete, Get, HttpCode, Inject, Req, Res } from '@nestjs/common';
import type { Core, ExportFile, Known, Log } from '@parley/core';
import { accountRequests, type Clock, failure, type Rate } from '@parley/events';
import type { Request, Response } from 'express';
import { Budget } from '../../auth/budget.ts';
import { SessionCookie } from '../../auth/session-cookie.ts';
import { CLOCK, CORE, LOG } from '../../tokens.ts';
import { parsed } from './parsed.ts';
import { Refusal } from './refusal.ts';
import { Visitors } from './visitors.ts';
import { zipped } from './zip.ts';

/** Exports of one user: each reads through all rooms they were in. */
const EXPORT: Rate = { perSecond: 1 / 600, burst: 3 };

/** Somebody takes along what is theirs, or takes it away. */
@Controller('api/account')
export class PrivacyController {
  readonly #core: Core;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #visitors: Visitors;
  readonly #budget: Budget;
  readonly #cookie: SessionCookie;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(CLOCK) clock: Clock,
    @Inject(LOG) log: Log,
    @Inject(Visitors) visitors: Visitors,
    @Inject(Budget) budget: Budget,
    @Inject(SessionCookie) cookie: SessionCookie,
  ) {
    this.#core = core;
    this.#clock = clock;
    this.#log = log;
    this.#visitors = visitors;
    this.#budget = budget;
    this.#cookie = cookie;
  }

  @Get('export')
  async export(@Req() request: Request, @Res() response: Response): Promise<void> {
    const known = await this.#visitors.signedIn(request);
    const wait = this.#budget.spend(`export:${known.user.id}`, EXPORT);
    if (wait > 0)
      throw new Refusal(
        failure('rate_limited', 'You had your archive a moment ago; come back later.', {
          retryAfterMs: wait,
        }),
      );
    response.set({
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="parley-export.zip"',
    });
    const files = this.#files(known);
    try {
      await pipeline(Readable.from(zipped(files, this.#clock.now())), response);
    } catch (error) {
      // The archive breaks off, which its reader sees; there is no other way left to say so.
      this.#log.warn({ user: known.user.id, error: String(error) }, 'export broke off');
    }
  }

  @Delete()
  @HttpCode(204)
  async remove(
    @Req() request: Request,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const known = await this.#visitors.signedIn(request);
    const wanted = parsed(accountRequests.remove, body);
    await this.#visitors.proving(request, known.user.name, () =>
      this.#visitors.answer(() => this.#core.privacy.remove(wanted, known)),
    );
    this.#visitors.note(request, known.user.id, 'account deleted');
    response.set('Set-Cookie', this.#cookie.clear());
  }

  /** The session can end while the archive is made: then no more of it leaves (SPEC D7). */
  async *#files({ user, session }: Known): AsyncGenerator<ExportFile> {
    const core = this.#core;
    async function* whileSignedIn<T>(pieces: AsyncIterable<T>): AsyncGenerator<T> {
      for await (const piece of pieces) {
        if (!(await core.authenticate(session))) throw new Error('the session is over');
        yield piece;
      }
    }
    for await (const { name, pieces } of core.privacy.export(user.id))
      yield { name, pieces: whileSignedIn(pieces) };
  }
}
