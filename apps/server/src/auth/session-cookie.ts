import { SESSION_MS } from '@parley/core';
import { parseCookie, stringifySetCookie } from 'cookie';
import { isSessionToken, type SessionToken } from './session-token.ts';

/** The session token's way to the browser and back. */
export class SessionCookie {
  readonly #secure: boolean;

  /** `secure`: people reach the server by https; then the name's prefix binds the cookie to this very host. */
  constructor(secure: boolean) {
    this.#secure = secure;
  }

  get name(): string {
    return this.#secure ? '__Host-parley' : 'parley';
  }

  /** The token in a Cookie header. */
  read(header: string | undefined): SessionToken | undefined {
    const token = header === undefined ? undefined : parseCookie(header)[this.name];
    return isSessionToken(token) ? token : undefined;
  }

  /** The Set-Cookie header that hands over `token`. */
  set(token: SessionToken): string {
    return this.#header(token, SESSION_MS / 1_000);
  }

  /** The Set-Cookie header that takes it back. */
  clear(): string {
    return this.#header('', 0);
  }

  #header(value: string, maxAge: number): string {
    return stringifySetCookie({
      name: this.name,
      value,
      maxAge,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.#secure,
    });
  }
}
