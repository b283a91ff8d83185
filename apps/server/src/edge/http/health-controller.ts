import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { type Core, StoreUnavailable } from '@parley/core';
import type { Response } from 'express';
import { CORE } from '../../tokens.ts';

@Controller()
export class HealthController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** The process answers. */
  @Get('health')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  health(): string {
    return 'ok';
  }

  /** Commands can be served; if not, why not. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ ready: boolean; reason?: string }> {
    try {
      await this.#core.ready();
      return { ready: true };
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      response.status(503);
      return { ready: false, reason: error.message };
    }
  }
}
