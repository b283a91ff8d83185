import { accountRequests, commandNames } from '@parley/events';
import fc from 'fast-check';
import { z } from 'zod';
import type { Place } from '../support/place.ts';
import { routesOfTheApplication } from '../support/routes.ts';
import { within } from '../support/waiting.ts';
import { requestOf, type Schema } from './from-schema.ts';
import { hostileText, hostileValue } from './hostile-values.ts';

export const schemaOf = (type: z.ZodType): Schema =>
  z.toJSONSchema(type, { unrepresentable: 'any', io: 'input' }) as Schema;

const bodySchemas = Object.values(accountRequests).map(schemaOf);
const PASSWORD = 'High water at noon';
const NO_FILE = `f${'0'.repeat(32)}`;

/** What stands for the parts of a route's path. */
const parts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  command: fc.constantFrom<string>(...commandNames, '', '__proto__'),
  id: fc.constantFrom(NO_FILE, 'x', '..%2f..%2fparley.db', '%00', `${NO_FILE}.json`),
  file: fc.constantFrom('x', 'x-y.webp', '%2e%2e%2fparley.db'),
};

interface Target {
  readonly method: string;
  readonly path: string;
}

const methods = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD');

/** Every route that there is, and what lies beside them. */
const routes: readonly fc.Arbitrary<Target>[] = routesOfTheApplication().map((route) => {
  const [method = '', path = ''] = route.split(' ');
  const segments = path
    .split('/')
    .map((part) => (part.startsWith(':') ? (parts[part.slice(1)] ?? hostileText) : fc.constant(part)));
  return fc.record({
    method: method === 'ALL' ? methods : fc.constant(method),
    path: fc.tuple(...segments).map((said) => said.join('/')),
  });
});
const others: fc.Arbitrary<Target> = fc.record({
  method: methods,
  path: fc.oneof(
    fc.constantFrom(
      ...['/', '//x', '/ws', '/metrics', '/api', '/api/%', '/api/commands/%00', '/avatars/', '/api/files'],
      ...[
        '/%2e%2e/%2e%2e/etc/passwd',
        '/socket.io/?EIO=4&transport=polling',
        '/socket.io/?EIO=99&transport=none',
      ],
    ),
    hostileText.map((text) => `/${encodeURIComponent(text.toWellFormed()).slice(0, 2_000)}`),
  ),
});

/** A header that says one of these, or is not there. */
const oneOf = (...values: readonly string[]) => fc.constantFrom('', ...values);

const numbers = oneOf('0', '1', '5', '-1', '1e3', '0x10', '99999999999999', 'NaN', '5, 5');
const base64 = (text: string) => Buffer.from(text.toWellFormed()).toString('base64').slice(0, 3_000);
const metadata = fc.oneof(
  oneOf('filename', 'filename aGk=,filename aGk=', '__proto__ aGk=,owner aGk=', 'a b c', ',,'),
  hostileText.map((text) => `filename ${base64(text)}`),
);

const headers = fc.record({
  'Content-Type': fc.constantFrom(
    'application/json',
    'application/json; charset=utf-16',
    'application/json; charset=nonsense',
    'application/offset+octet-stream',
    'text/plain',
    'multipart/form-data',
    'image/png',
    ';',
  ),
  Authorization: oneOf('Bearer', 'Bearer x', `Bearer parley_${'A'.repeat(43)}`, 'Basic Og=='),
  'Tus-Resumable': oneOf('1.0.0', '1.0.0', '0.2.2', 'x'),
  'Upload-Length': numbers,
  'Upload-Offset': numbers,
  'Upload-Defer-Length': oneOf('1', '2'),
  'Upload-Concat': oneOf('partial', `final;/api/uploads/${NO_FILE} /x`),
  'Upload-Metadata': metadata,
  'X-HTTP-Method-Override': oneOf('DELETE', 'POST', 'x'),
  Range: oneOf('bytes=0-', 'bytes=-1', 'bytes=5-2', `bytes=${'0-1,'.repeat(500)}`, 'x'),
  'If-None-Match': oneOf('*', '"x"'),
});

const cookies = fc.constantFrom(
  '',
  'parley=',
  `parley=${'A'.repeat(43)}`,
  'parley="; parley=x',
  '='.repeat(500),
  '%',
);

/** One request over HTTP, as somebody who is in or nobody. */
export const aRequest = fc.record({
  who: fc.constantFrom('nobody', 'guest', 'member'),
  target: fc.oneof({ weight: 4, arbitrary: fc.oneof(...routes) }, { weight: 1, arbitrary: others }),
  body: fc.oneof(
    ...bodySchemas.map((schema) => requestOf(schema, { password: [PASSWORD, 'x'] }).map(inJson)),
    hostileValue.map(inJson),
    hostileText,
  ),
  cookie: cookies,
  headers,
});

function inJson(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

/** A file that goes up in pieces, some of which lie about where they belong, and is then sent and looked at. */
export const anUpload = fc.record({
  who: fc.constantFrom('guest', 'member'),
  name: hostileText,
  alt: hostileText,
  size: fc.integer({ min: 1, max: 60 }),
  pieces: fc.array(
    fc.record({
      bytes: fc.uint8Array({ maxLength: 80 }),
      lie: fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: -5, max: 99 }) },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  gaveUp: fc.boolean(),
});

type Sample<T> = T extends fc.Arbitrary<infer V> ? V : never;
type Who = 'nobody' | 'guest' | 'member';

/** Those who come by HTTP: whoever is put out by what they asked for comes back as somebody else. */
export class Visitors {
  readonly #place: Place;
  readonly #count: (what: string) => void;
  readonly #cookies = new Map<Who, string>();

  constructor(place: Place, count: (what: string) => void) {
    this.#place = place;
    this.#count = count;
  }

  async ask({ who, target: { method, path }, body, cookie, headers: said }: Sample<typeof aRequest>) {
    const own = who === 'nobody' ? cookie : await this.#cookieOf(who);
    const given = Object.entries({ ...said, Cookie: own }).filter(([, value]) => value !== '');
    const bare = method === 'GET' || method === 'HEAD';
    await this.#request(who, path, { method, headers: Object.fromEntries(given), ...(!bare && { body }) });
  }

  async upload({ who, name, alt, size, pieces, gaveUp }: Sample<typeof anUpload>): Promise<void> {
    const own = { Cookie: await this.#cookieOf(who), 'Tus-Resumable': '1.0.0' };
    const begun = await this.#request(who, '/api/uploads', {
      method: 'POST',
      headers: { ...own, 'Upload-Length': String(size), 'Upload-Metadata': `filename ${base64(name)}` },
    });
    const location = begun.headers.get('location');
    if (location === null) return;
    let offset = 0;
    for (const { bytes, lie } of pieces) {
      const told = await this.#request(who, location, {
        method: 'PATCH',
        headers: {
          ...own,
          'Content-Type': 'application/offset+octet-stream',
          'Upload-Offset': String(offset + lie),
        },
        body: new Uint8Array(bytes.subarray(0, lie === 0 ? Math.max(0, size - offset) : undefined)),
      });
      offset = Number(told.headers.get('upload-offset') ?? offset);
    }
    await this.#request(who, location, { method: 'HEAD', headers: own });
    if (gaveUp) await this.#request(who, location, { method: 'DELETE', headers: own });
    const id = location.split('/').at(-1) ?? '';
    await this.#request(who, '/api/commands/message:send', {
      method: 'POST',
      headers: { ...own, 'Content-Type': 'application/json' },
      body: JSON.stringify({ room: 'general', id: crypto.randomUUID(), text: '', files: [{ id, alt }] }),
    });
    for (const path of [`/api/files/${id}`, `/api/files/${id}?save`, `/api/files/${id}/preview`])
      await this.#request(who, path, { headers: own });
  }

  async #cookieOf(who: 'guest' | 'member'): Promise<string> {
    const known = this.#cookies.get(who);
    if (known !== undefined) return known;
    const { cookie } = await this.#place.signIn();
    if (who === 'member')
      await this.#place.fetch('/api/account', {
        method: 'POST',
        headers: { Cookie: cookie, 'Content-Type': 'application/json' },
        body: JSON.stringify({ password: PASSWORD }),
      });
    this.#cookies.set(who, cookie);
    return cookie;
  }

  async #request(who: Who, path: string, init: RequestInit): Promise<Response> {
    const asked = `${init.method ?? 'GET'} ${path}`;
    const response = await within(this.#place.fetch(path, init), () => `an answer to ${asked}`);
    const text = await response.text();
    this.#count(`HTTP ${response.status}`);
    if (response.status === 401) this.#cookies.delete(who);
    if (response.status >= 500)
      throw new Error(`${response.status} to ${asked} ${JSON.stringify(init).slice(0, 1_000)}: ${text}`);
    return response;
  }
}
