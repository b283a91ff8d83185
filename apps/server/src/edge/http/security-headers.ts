import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import { type Config, isSecure } from '../../config.ts';

/** What may stand in a Host header; anything else is left out of our own headers. */
const plainHost = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

/** What the page never asks a browser for; nobody who got into it could. */
const permissions = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'serial',
  'usb',
]
  .map((name) => `${name}=()`)
  .join(', ');

/** Sets, on an answer to any request, the headers that let the page run only what this server gave it. */
export function securityHeaders(
  config: Pick<Config, 'tls' | 'publicUrl'>,
): (request: IncomingMessage, response: ServerResponse) => void {
  const secure = isSecure(config);
  const self = "'self'";
  const none = "'none'";
  const known = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).host;
  const socketsOf = ({ headers: { host = '' } }: IncomingMessage): string =>
    plainHost.test(known ?? host) ? `${secure ? 'wss' : 'ws'}://${known ?? host}` : self;
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [self],
        scriptSrc: [self],
        scriptSrcAttr: [none],
        styleSrc: [self],
        imgSrc: [self, 'data:', 'blob:'],
        fontSrc: [self],
        // Older Safari does not count sockets of the same host as 'self'.
        connectSrc: [self, socketsOf],
        objectSrc: [none],
        frameSrc: [none],
        baseUri: [none],
        formAction: [self],
        frameAncestors: [none],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response) => {
    protect(request, response, () => undefined);
    response.setHeader('Permissions-Policy', permissions);
    // Pages of other origins load the client script from here; which of them may connect, the Origin check says.
    if (request.url?.startsWith('/socket.io/'))
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  };
}
