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

export const signIn = async (url: string, name: string): Promise<Person> =>
  personOf(url, name, await askToSignIn(url, name));

/** Somebody who was let in. */
async function personOf(url: string, name: string, response: Response): Promise<Person> {
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

/** What people of these tests sign in with. */
export const PASSWORD = 'High water at noon';

/** Asks for an account; what the server says to it as it is. */
export const askToRegister = (
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${url}/api/account`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** Somebody with an account. */
export const register = async (url: string, name: string): Promise<Person> =>
  personOf(url, name, await askToRegister(url, { name, password: PASSWORD }));

/** Signs in with a password. */
export async function signInAs(url: string, login: string, password: string): Promise<Person> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  return personOf(url, login, response);
}

/** Ends the session of a cookie. */
export const signOut = (url: string, cookie: string): Promise<Response> =>
  fetch(`${url}/api/session`, { method: 'DELETE', headers: { cookie } });
