import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { type Core, FilesUnavailable, type Log } from '@parley/core';
import { failure, FILES_PATH, type SharedFile, success } from '@parley/events';
import { create as contentDisposition } from 'content-disposition';
import type { Request, Response } from 'express';
import { orUnavailable, principalOf } from '../../auth/admission.ts';
import { Credentials } from '../../auth/credentials.ts';
import { served } from '../../files/served.ts';
import { CORE, LOG } from '../../tokens.ts';
import { granted, Refusal } from './refusal.ts';

type What = 'content' | 'preview';
type Range = { readonly start: number; readonly end: number };

/**
 * Files of messages, for who may read the room at that moment: a browser keeps them, and asks each time whether it still may. Nothing
 * in them can run: what is no picture, sound or film is handed over as bytes to be saved.
 */
@Controller(FILES_PATH)
export class FileController {
  readonly #core: Core;
  readonly #credentials: Credentials;
  readonly #log: Log;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(Credentials) credentials: Credentials,
    @Inject(LOG) log: Log,
  ) {
    this.#core = core;
    this.#credentials = credentials;
    this.#log = log;
  }

  @Get(':id')
  async show(@Req() request: Request, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const file = await this.#find(request, id);
    const { type, inline } = served(file.type);
    const wanted = inline && request.query['save'] === undefined ? 'inline' : 'attachment';
    response.set({
      'Content-Type': type,
      'Content-Disposition': contentDisposition(file.name, { type: wanted }),
      'Accept-Ranges': 'bytes',
    });
    this.#label(response, `"${file.id}"`);
    if (request.fresh) return void response.status(304).end();
    const range = rangeOf(request, file);
    if (range === 'unsatisfiable') {
      response.set('Content-Range', `bytes */${file.size}`);
      return void response.status(416).end();
    }
    if (range) {
      response.status(206);
      response.set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`);
    }
    response.set('Content-Length', String(range ? range.end - range.start + 1 : file.size));
    await this.#send(file, 'content', response, range);
  }

  @Get(':id/preview')
  async preview(@Req() request: Request, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const file = await this.#find(request, id);
    if (file.width === undefined) throw unknown();
    response.set({
      'Content-Type': 'image/webp',
      'Content-Disposition': 'inline; filename="preview.webp"',
    });
    this.#label(response, `"${file.id}-preview"`);
    if (request.fresh) return void response.status(304).end();
    await this.#send(file, 'preview', response);
  }

  /** Kept by the browser of who asked, and never shown again without asking. */
  #label(response: Response, tag: string): void {
    response.set({
      'Content-Security-Policy': "default-src 'none'; media-src 'self'; img-src 'self'; sandbox",
      'Cache-Control': 'private, no-cache',
      Vary: 'Cookie, Authorization',
      ETag: tag,
    });
  }

  async #find({ headers }: Request, id: string): Promise<SharedFile> {
    const session = this.#credentials.sessionOf(headers);
    const principal = granted(await orUnavailable(() => principalOf(this.#core, session)));
    if (principal.scopes && !principal.scopes.includes('read'))
      throw new Refusal(failure('forbidden', 'This token may not look at anything.'));
    const file = granted(
      await orUnavailable(async () => success(await this.#core.files.find(principal, id))),
    );
    if (!file) throw unknown();
    return file;
  }

  async #send(file: SharedFile, what: What, response: Response, range?: Range): Promise<void> {
    const pieces = await this.#read(file, what, range);
    if (!pieces) throw unknown();
    if (response.req.method === 'HEAD') {
      for await (const _ of pieces) break;
      return void response.end();
    }
    try {
      await pipeline(Readable.from(pieces), response);
    } catch (error) {
      // Who looks away in the middle is no problem; a disk that fails is, and the answer breaks off.
      if (error instanceof FilesUnavailable) this.#log.warn({ error: error.message }, 'a file broke off');
    }
  }

  async #read(file: SharedFile, what: What, range?: Range): ReturnType<Core['files']['read']> {
    try {
      return await this.#core.files.read(file.id, what, range);
    } catch (error) {
      if (!(error instanceof FilesUnavailable)) throw error;
      this.#log.warn({ error: error.message }, 'a file can’t be read');
      throw new Refusal(
        failure('unavailable', 'The server can’t read files right now.', { retryAfterMs: 10_000 }),
      );
    }
  }
}

const unknown = () => new Refusal(failure('not_found', 'There is no such file.'));

/** What a player asks for; several ranges at once are answered by all of it. */
function rangeOf(request: Request, { id, size }: SharedFile): Range | 'unsatisfiable' | undefined {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== `"${id}"`) return undefined;
  const ranges = request.range(size);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1)
    return undefined;
  return ranges[0];
}
