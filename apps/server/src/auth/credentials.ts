import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { SessionId } from '@parley/core';
import { SessionCookie } from './session-cookie.ts';
import { isBotToken, sessionIdOf } from './session-token.ts';

/** Where a request proves who it comes from: the same for every edge. */
@Injectable()
export class Credentials {
  readonly #cookie: SessionCookie;

  constructor(@Inject(SessionCookie) cookie: SessionCookie) {
    this.#cookie = cookie;
  }

  /** The session or token that the headers claim; whether it lives is for core to say. Who shows a token is not who the cookie is for. */
  sessionOf({
    authorization,
    cookie,
  }: Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>): SessionId | undefined {
    // Any other scheme is none of ours: a proxy may ask for a password of its own.
    if (authorization !== undefined && bearer.test(authorization))
      return this.tokenSession(authorization.replace(bearer, ''));
    const token = this.#cookie.read(cookie);
    return token && sessionIdOf(token);
  }

  /** The session that is a bot's token; undefined if `token` can't be one. */
  tokenSession(token: unknown): SessionId | undefined {
    return typeof token === 'string' && isBotToken(token) ? sessionIdOf(token) : undefined;
  }
}

/** RFC 6750, section 2.1. */
const bearer = /^Bearer(?: +|$)/i;
