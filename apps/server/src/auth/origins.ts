import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config.ts';

/**
 * Which pages may talk to the server. A browser sends cookies along with a WebSocket handshake from any page and does not
 * ask CORS, so every handshake and every request that changes something is checked here.
 */
export class Origins {
  /** Undefined when the server's own origin is known. */
  readonly #scheme: string | undefined;
  readonly #allowed: ReadonlySet<string>;

  constructor({ tls, publicUrl, allowedOrigins }: Pick<Config, 'tls' | 'publicUrl' | 'allowedOrigins'>) {
    this.#scheme = publicUrl === undefined ? (tls ? 'https' : 'http') : undefined;
    this.#allowed = new Set([...allowedOrigins, ...(publicUrl === undefined ? [] : [publicUrl])]);
  }

  /** True for the server's own pages, those of allowed origins, and for what is no browser (it sends no Origin). */
  allows({ origin, host }: Pick<IncomingHttpHeaders, 'origin' | 'host'>): boolean {
    if (origin === undefined) return true;
    return this.#allowed.has(origin) || (host !== undefined && origin === this.#own(host));
  }

  /** As `allows`, for a request that changes something: without an Origin, Sec-Fetch-Site tells. */
  allowsChange(headers: IncomingHttpHeaders): boolean {
    if (headers.origin !== undefined) return this.allows(headers);
    const site = headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }

  /**
   * As a browser writes it: without the scheme's usual port. Only where nobody has told the public address is the Host
   * header taken for it.
   */
  #own(host: string): string | undefined {
    if (this.#scheme === undefined) return undefined;
    const url = `${this.#scheme}://${host}`;
    return URL.canParse(url) ? new URL(url).origin : undefined;
  }
}
