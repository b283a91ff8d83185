import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameKey } from '@parley/core';
import {
  type Ack,
  GENERAL,
  type Reply,
  type Scope,
  systemClock,
  type UserId,
  type UserRole,
} from '@parley/events';
import { SqliteStore } from '@parley/storage';
import { newSessionToken, sessionIdOf } from '../../src/auth/session-token.ts';
import type { ChatClient } from '../support/chat-client.ts';
import { Place } from '../support/place.ts';
import type { WsClient } from '../support/ws-client.ts';

/** People by what they are to the rooms of the stage. Those who are `outside` are in none of them. */
const roles = {
  'guest outside': 'guest',
  'member outside': 'member',
  'admin outside': 'admin',
  removed: 'member',
  guest: 'guest',
  member: 'member',
  moderator: 'member',
  admin: 'admin',
  owner: 'owner',
  'other guest': 'guest',
  'other member': 'member',
  'other moderator': 'member',
  'other admin': 'admin',
  keeper: 'member',
  invitee: 'member',
  'victim guest': 'guest',
  'victim member': 'member',
  'victim admin': 'admin',
} as const satisfies Readonly<Record<string, UserRole>>;

export type PersonName = keyof typeof roles;

/** One bot, a moderator of the rooms of the stage, by each of its tokens. */
const tokens = {
  'bot that reads': ['read'],
  'bot that writes': ['write'],
  'bot that moderates': ['moderate'],
  'bot with all scopes': ['read', 'write', 'moderate'],
} as const satisfies Readonly<Record<string, readonly Scope[]>>;

export type BotName = keyof typeof tokens;
export const botNames = Object.keys(tokens) as readonly BotName[];
export const scopesOf = (bot: BotName): readonly Scope[] => tokens[bot];

/** Who asks. */
export const principals = [
  'guest outside',
  'member outside',
  'admin outside',
  'removed',
  'guest',
  'member',
  'moderator',
  'admin',
  'owner',
  ...botNames,
] as const;
export type PrincipalName = (typeof principals)[number];

export const isBot = (name: PrincipalName): name is BotName => name in tokens;

export const edges = ['/chat', '/ws', 'REST'] as const;
export type Edge = (typeof edges)[number];

type Headers = Readonly<Record<string, string>>;

/** Somebody with a connection of each kind. */
export class Principal {
  readonly id: UserId;
  readonly headers: Headers;
  readonly #place: Place;
  readonly #chat: ChatClient;
  readonly #ws: WsClient;
  readonly #answers = new Map<number, (ack: Ack<unknown>) => void>();
  #asked = 0;

  private constructor(place: Place, id: UserId, headers: Headers) {
    this.id = id;
    this.headers = headers;
    this.#place = place;
    this.#chat = place.socketIo('/chat', { headers });
    this.#ws = place.webSocket('/ws', headers);
    this.#ws.socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as { id?: number; ack?: Ack<unknown> };
      if (frame.id === undefined || !frame.ack) return;
      this.#answers.get(frame.id)?.(frame.ack);
      this.#answers.delete(frame.id);
    });
  }

  static async of(place: Place, id: UserId, headers: Headers): Promise<Principal> {
    const principal = new Principal(place, id, headers);
    await Promise.all([principal.#chat.connected(), principal.#ws.opened()]);
    return principal;
  }

  ask(edge: Edge, command: string, data: unknown): Promise<Ack<unknown>> {
    if (edge === '/chat') return this.#chat.ask(command, data);
    if (edge === 'REST') return askByRest(this.#place, this.headers, command, data);
    const id = ++this.#asked;
    const { promise, resolve } = Promise.withResolvers<Ack<unknown>>();
    this.#answers.set(id, resolve);
    this.#ws.say({ id, command, data });
    return promise;
  }

  /** Drops what was heard: a long test would keep all of it. */
  forget(): void {
    this.#chat.heard.items.length = 0;
    this.#ws.heard.items.length = 0;
  }

  /** Asks for a success. */
  do<T>(command: string, data: unknown): Promise<T> {
    return this.#chat.do<T>(command, data);
  }
}

export async function askByRest(
  place: Place,
  headers: Headers,
  command: string,
  data: unknown,
): Promise<Ack<unknown>> {
  const response = await place.fetch(`/api/commands/${command}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(data),
  });
  const text = await response.text();
  try {
    return JSON.parse(text) as Ack<unknown>;
  } catch {
    throw new Error(`${response.status} to ${command}, which is no JSON: ${text.slice(0, 300)}`);
  }
}

/** A place with everybody in it, on a database of its own. */
export class Cast {
  readonly place: Place;
  readonly bot: UserId;
  readonly #folder: string;
  readonly #principals: ReadonlyMap<string, Principal>;

  private constructor(
    place: Place,
    { bot, folder, all }: { bot: UserId; folder: string; all: ReadonlyMap<string, Principal> },
  ) {
    this.place = place;
    this.bot = bot;
    this.#folder = folder;
    this.#principals = all;
  }

  static async gather(): Promise<Cast> {
    const folder = mkdtempSync(join(tmpdir(), 'parley-matrix-'));
    const store = new SqliteStore({ file: join(folder, 'parley.db') });
    await store.open();
    const at = systemClock.now();
    const arrivals = Object.entries(roles).map(([name, role]) => {
      const id = idOf(name as PersonName);
      const cookie = newSessionToken();
      const user = { id, role, name, nameKey: nameKey(name) };
      const session = { id: sessionIdOf(cookie), expiresAt: at + 1e9 };
      const write = { kind: 'createUser' as const, actor: id, at, user, session, rooms: [GENERAL] };
      return { name, id, cookie, write };
    });
    await store.commit(arrivals.map(({ write }) => write));
    const webApp = join(folder, 'web');
    mkdirSync(webApp);
    writeFileSync(join(webApp, 'index.html'), '<!doctype html><title>Parley</title>');
    const place = await Place.open({}, { store, webApp });
    try {
      return await Cast.#enter(place, folder, arrivals);
    } catch (error) {
      await place.close();
      throw error;
    }
  }

  static async #enter(
    place: Place,
    folder: string,
    arrivals: readonly { readonly name: string; readonly id: UserId; readonly cookie: string }[],
  ): Promise<Cast> {
    const all = new Map<string, Principal>();
    for (const { name, id, cookie } of arrivals)
      all.set(name, await Principal.of(place, id, { Cookie: `parley=${cookie}` }));
    const owner = all.get('owner');
    if (!owner) throw new Error('there is no owner');
    const { bot } = await owner.do<Reply<'bot:create'>>('bot:create', { name: 'Bot' });
    for (const [name, scopes] of Object.entries(tokens)) {
      const { secret } = await owner.do<Reply<'token:create'>>('token:create', { bot: bot.id, name, scopes });
      all.set(name, await Principal.of(place, bot.id, { Authorization: `Bearer ${secret}` }));
    }
    return new Cast(place, { bot: bot.id, folder, all });
  }

  get(name: PersonName | PrincipalName): Principal {
    const found = this.#principals.get(name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  }

  /** Puts up a small file in somebody's name, for a message to take along; its id. */
  async upload(headers: Headers): Promise<string> {
    const tus = { ...headers, 'Tus-Resumable': '1.0.0' };
    const begun = await this.place.fetch('/api/uploads', {
      method: 'POST',
      headers: { ...tus, 'Upload-Length': '5', 'Upload-Metadata': 'filename dGlkZXMudHh0' },
    });
    const location = begun.headers.get('location') ?? '';
    const done = await this.place.fetch(location, {
      method: 'PATCH',
      headers: { ...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
      body: 'tides',
    });
    if (done.status !== 204) throw new Error(`the file was not taken: ${done.status} ${await done.text()}`);
    return location.split('/').at(-1) ?? '';
  }

  /** Drops what was heard and logged. */
  forget(): void {
    for (const principal of this.#principals.values()) principal.forget();
    this.place.log.entries.length = 0;
  }

  async close(): Promise<void> {
    await this.place.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export const idOf = (name: PersonName): UserId => name.replaceAll(' ', '-') as UserId;
