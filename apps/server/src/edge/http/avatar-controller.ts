import { Controller, Delete, Get, HttpCode, Inject, Param, Put, Req, Res } from '@nestjs/common';
import { type Core, FilesUnavailable, type Known, type Log } from '@parley/core';
import { failure, limits, type Rate, success, type User } from '@parley/events';
import { raw, type Request, type Response } from 'express';
import { orUnavailable, principalOf } from '../../auth/admission.ts';
import { Budget } from '../../auth/budget.ts';
import { Credentials } from '../../auth/credentials.ts';
import { CORE, LOG } from '../../tokens.ts';
import { PICTURE_PATH } from './request-rules.ts';
import { granted, Refusal } from './refusal.ts';
import { Visitors } from './visitors.ts';

/** Changes of one's picture: each is read and made smaller. */
const CHANGES: Rate = { perSecond: 1 / 60, burst: 10 };

const readBody = raw({ type: () => true, limit: limits.pictureBytes, inflate: false });
const aPicture = /^([a-z0-9][a-z0-9_-]{1,80}?)(-small)?\.webp$/;

/** Pictures of people: one's own to change, everybody's to see for who is in. */
@Controller()
export class AvatarController {
  readonly #core: Core;
  readonly #log: Log;
  readonly #visitors: Visitors;
  readonly #credentials: Credentials;
  readonly #budget: Budget;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(LOG) log: Log,
    @Inject(Visitors) visitors: Visitors,
    @Inject(Credentials) credentials: Credentials,
    @Inject(Budget) budget: Budget,
  ) {
    this.#core = core;
    this.#log = log;
    this.#visitors = visitors;
    this.#credentials = credentials;
    this.#budget = budget;
  }

  @Put(PICTURE_PATH)
  async set(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ user: User }> {
    const known = await this.#changing(request);
    // Nobody's bytes are taken in before it is known who sends them.
    const refused = this.#core.avatars.refuses(known);
    if (refused) granted(refused);
    const picture = await bodyOf(request, response);
    return this.#visitors.answer(() => this.#core.avatars.set(picture, known));
  }

  @Delete(PICTURE_PATH)
  @HttpCode(200)
  async remove(@Req() request: Request): Promise<{ user: User }> {
    const known = await this.#changing(request);
    return this.#visitors.answer(() => this.#core.avatars.remove(known));
  }

  /** What has such a name never changes, so a browser asks for it once. Whoever is signed out sees none. */
  @Get('avatars/:file')
  async show(@Req() request: Request, @Param('file') file: string, @Res() response: Response): Promise<void> {
    const session = this.#credentials.sessionOf(request.headers);
    const { scopes } = granted(await orUnavailable(() => principalOf(this.#core, session)));
    if (scopes && !scopes.includes('read'))
      throw new Refusal(failure('forbidden', 'This token may not look at anything.'));
    const [, avatar = '', small] = aPicture.exec(file) ?? [];
    const bytes = await this.#read(avatar, small === undefined ? 'large' : 'small');
    if (!bytes) throw new Refusal(failure('not_found', 'There is no such picture.'));
    response.set({
      'Content-Type': 'image/webp',
      'Content-Disposition': 'inline; filename="picture.webp"',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
    response.send(Buffer.from(bytes));
  }

  async #changing(request: Request): Promise<Known> {
    const known = await this.#visitors.signedIn(request);
    const retryAfterMs = this.#budget.spend(`picture:${known.user.id}`, CHANGES);
    if (retryAfterMs > 0)
      throw new Refusal(
        failure('rate_limited', 'You changed your picture often; wait a moment.', { retryAfterMs }),
      );
    return known;
  }

  async #read(avatar: string, size: 'large' | 'small'): Promise<Uint8Array | undefined> {
    try {
      return granted(await orUnavailable(async () => success(await this.#core.avatars.read(avatar, size))));
    } catch (error) {
      if (!(error instanceof FilesUnavailable)) throw error;
      this.#log.warn({ error: error.message }, 'a picture can’t be read');
      throw new Refusal(
        failure('unavailable', 'The server can’t read pictures right now.', { retryAfterMs: 10_000 }),
      );
    }
  }
}

const tooLarge = () =>
  new Refusal(
    failure('too_large', `The picture is too large; the limit is ${limits.pictureBytes / 1024 / 1024} MB.`),
  );

/** The body as it was sent; what says itself that it is too long is refused before it is read. */
async function bodyOf(request: Request, response: Response): Promise<Uint8Array> {
  if (Number(request.headers['content-length']) > limits.pictureBytes) throw tooLarge();
  await new Promise<void>((resolve, reject) => {
    readBody(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  const body: unknown = request.body;
  if (body instanceof Uint8Array && body.length > 0) return body;
  throw new Refusal(failure('invalid', 'The picture is missing.'));
}
