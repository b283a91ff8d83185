import type { User } from '@parley/events';
import type { WireKind } from './codecs.ts';
import { open, type Wire, type WireOptions } from './wire.ts';

/** Someone who has picked a name: the cookie that proves it, and the wires they opened. */
export interface Person {
  readonly name: string;
  readonly user: User;
  readonly cookie: string;
  /** A connection of this person; several are several devices. */
  open(kind?: WireKind, options?: WireOptions): Promise<Wire>;
}

/** Asks to come in as a guest; what the server says to it as it is. */
export const askToSignIn = (
  url: string,
  name: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ name }),
  });

/** The cookies of an answer as a browser would send them back. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

export async function signIn(url: string, name: string): Promise<Person> {
  const response = await askToSignIn(url, name);
  const body = (await response.json()) as { user: User };
  if (!response.ok) throw new Error(`${name} was not let in: ${response.status} ${JSON.stringify(body)}`);
  const cookie = cookiesOf(response);
  return {
    name,
    user: body.user,
    cookie,
    open: (kind = 'native WebSocket', options = {}) => open(kind, url, { cookie, ...options }),
  };
}

/** Ends the session of a cookie. */
export const signOut = (url: string, cookie: string): Promise<Response> =>
  fetch(`${url}/api/session`, { method: 'DELETE', headers: { cookie } });
