import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What may stand in a Host header; anything else is left out of our own headers. */
const plainHost = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

/** Headers that let the page run only what this server gave it. `secure`: the server speaks TLS. */
export function securityHeaders(secure: boolean): RequestHandler {
  const self = "'self'";
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [self],
        scriptSrc: [self],
        styleSrc: [self],
        imgSrc: [self, 'data:', 'blob:'],
        fontSrc: [self],
        // Older Safari does not count sockets of the same host as 'self'.
        connectSrc: [
          self,
          ({ headers: { host = '' } }) =>
            plainHost.test(host) ? `${secure ? 'wss' : 'ws'}://${host}` : self,
        ],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: [self],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
