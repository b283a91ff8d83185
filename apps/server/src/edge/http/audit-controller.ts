import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Core, Known, Log } from '@parley/core';
import type { Ack, AuditEntry, Reply, Request as CommandRequest } from '@parley/events';
import type { Request, Response } from 'express';
import { CORE, LOG } from '../../tokens.ts';
import { granted } from './refusal.ts';
import { Visitors } from './visitors.ts';

type Page = Reply<'audit:list'>;

/** The audit log as a file: an entry a line, in JSON, the newest first. */
@Controller('api')
export class AuditController {
  readonly #core: Core;
  readonly #log: Log;
  readonly #visitors: Visitors;

  constructor(@Inject(CORE) core: Core, @Inject(LOG) log: Log, @Inject(Visitors) visitors: Visitors) {
    this.#core = core;
    this.#log = log;
    this.#visitors = visitors;
  }

  @Get('audit.jsonl')
  async export(@Req() request: Request, @Res() response: Response): Promise<void> {
    const known = await this.#visitors.signedIn(request);
    const first = granted(await this.#page(known, {}));
    response.set({
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="parley-audit.jsonl"',
    });
    try {
      await pipeline(Readable.from(this.#lines(known, first)), response);
    } catch (error) {
      // The file breaks off, which its reader sees; there is no other way left to say so.
      this.#log.warn({ user: known.user.id, error: String(error) }, 'export of the audit log broke off');
    }
  }

  /** Each page is asked for as the owner asks for one: it ends when they are the owner no more, or out. */
  async *#lines(known: Known, first: Page): AsyncGenerator<string> {
    for (let page = first; ;) {
      for (const entry of page.entries) yield `${JSON.stringify(entry)}\n`;
      const last: AuditEntry | undefined = page.entries.at(-1);
      if (!page.more || !last) return;
      if (!(await this.#core.authenticate(known.session))) throw new Error('the session is over');
      page = granted(await this.#page(known, { before: last.id }));
    }
  }

  async #page({ user, session }: Known, query: CommandRequest<'audit:list'>): Promise<Ack<Page>> {
    const ack = await this.#core.dispatch({ principal: { user: user.id, session } }, 'audit:list', query);
    // Dispatch answers a command with the reply of its own row.
    return ack as Ack<Page>;
  }
}
