import { Controller, Delete, Head, Inject, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { Core, Principal } from '@parley/core';
import { failure, type FileId, fileId, type Rate, UPLOADS_PATH } from '@parley/events';
import type { Request, Response } from 'express';
import { orUnavailable, principalOf } from '../../auth/admission.ts';
import { Budget } from '../../auth/budget.ts';
import { Credentials } from '../../auth/credentials.ts';
import type { Config } from '../../config.ts';
import { Uploads } from '../../files/uploads.ts';
import { CONFIG, CORE } from '../../tokens.ts';
import { granted, Refusal } from './refusal.ts';

/** Uploads that one person begins. */
const BEGUN: Rate = { perSecond: 0.5, burst: 60 };

const unknown = () => new Refusal(failure('not_found', 'There is no such upload.'));

/** Files are uploaded by the tus protocol (https://tus.io/protocols/resumable-upload, 1.0), each by who began it. */
@Controller(UPLOADS_PATH)
export class UploadController {
  readonly #core: Core;
  readonly #uploads: Uploads;
  readonly #credentials: Credentials;
  readonly #budget: Budget;
  readonly #config: Pick<Config, 'maxFileBytes'>;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(Uploads) uploads: Uploads,
    @Inject(Credentials) credentials: Credentials,
    @Inject(Budget) budget: Budget,
    @Inject(CONFIG) config: Config,
  ) {
    this.#core = core;
    this.#uploads = uploads;
    this.#credentials = credentials;
    this.#budget = budget;
    this.#config = config;
  }

  @Post()
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    const principal = await this.#asker(request);
    if (this.#config.maxFileBytes === 0)
      throw new Refusal(failure('forbidden', 'No files can be uploaded here.'));
    const retryAfterMs = this.#budget.spend(`upload:${principal.user}`, BEGUN);
    if (retryAfterMs > 0)
      throw new Refusal(failure('rate_limited', 'That’s a lot of files; wait a moment.', { retryAfterMs }));
    await this.#uploads.handle(principal, request, response);
  }

  /** How far it is. */
  @Head(':id')
  async look(@Req() request: Request, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const principal = await this.#asker(request);
    const file = idOf(id);
    const size = await this.#uploads.done(principal.user, file);
    if (size === undefined) return this.#go(principal, file, request, response);
    response.set({ 'Tus-Resumable': '1.0.0', 'Upload-Offset': String(size), 'Upload-Length': String(size) });
    response.status(200).end();
  }

  @Patch(':id')
  async goOn(@Req() request: Request, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const principal = await this.#asker(request);
    const full = await this.#uploads.refusesPiece();
    if (full) throw new Refusal(full);
    await this.#go(principal, idOf(id), request, response);
  }

  @Delete(':id')
  async giveUp(@Req() request: Request, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const file = idOf(id);
    await this.#go(await this.#asker(request), file, request, response);
    await this.#uploads.gone(file);
  }

  async #go(principal: Principal, id: FileId, request: Request, response: Response): Promise<void> {
    if (!(await this.#uploads.isOwn(principal.user, id))) throw unknown();
    await this.#uploads.handle(principal, request, response);
  }

  /** Who may write may upload. */
  async #asker({ headers }: Request): Promise<Principal> {
    const session = this.#credentials.sessionOf(headers);
    const principal = granted(await orUnavailable(() => principalOf(this.#core, session)));
    if (principal.scopes && !principal.scopes.includes('write'))
      throw new Refusal(failure('forbidden', 'This token may not write.'));
    return principal;
  }
}

function idOf(id: string): FileId {
  const parsed = fileId.safeParse(id);
  if (parsed.success) return parsed.data;
  throw unknown();
}
