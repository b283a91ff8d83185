import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { User } from '@parley/events';
import { type App, type AppOptions, createApp } from '../../src/app.ts';
import { type Environment, readConfig } from '../../src/config.ts';
import { ChatClient } from './chat-client.ts';
import { LogBook } from './log-book.ts';
import { WsClient } from './ws-client.ts';

/** Somebody who is signed in. */
export interface Person {
  readonly user: User;
  readonly cookie: string;
}

/** Made by libs/storage/test/bundle-worker.mjs. */
const storeWorker = new URL(process.env['PARLEY_TEST_WORKER'] ?? '');

/** A real server on a free port, with a database of its own in a temporary folder. */
export class Place {
  readonly app: App;
  readonly url: string;
  readonly log: LogBook;
  readonly dataDir: string;
  readonly #clients = new Set<{ close(): void }>();
  #people = 0;

  private constructor(app: App, url: string, { log, dataDir }: { log: LogBook; dataDir: string }) {
    this.app = app;
    this.url = url;
    this.log = log;
    this.dataDir = dataDir;
  }

  static async open(env: Environment = {}, options: AppOptions = {}): Promise<Place> {
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-server-'));
    const log = new LogBook();
    const config = readConfig({ PORT: '0', DATA_DIR: dataDir, RATE_LIMITS: 'off', ...env });
    const app = await createApp(config, { log, storeWorker, ...options });
    const { local } = await app.listen();
    return new Place(app, local, { log, dataDir });
  }

  async signIn(name = `Person ${++this.#people}`): Promise<Person> {
    const response = await this.fetch('/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    const { user } = (await response.json()) as { user: User };
    const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';');
    return { user, cookie };
  }

  signOut({ cookie }: Person): Promise<Response> {
    return this.fetch('/api/session', { method: 'DELETE', headers: { Cookie: cookie } });
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { redirect: 'manual', ...init });
  }

  /** A Socket.IO client, which may still be refused. */
  socketIo(namespace: string, options: ConstructorParameters<typeof ChatClient>[1] = {}): ChatClient {
    return this.#keep(new ChatClient(`${this.url}${namespace}`, options));
  }

  /** A connected client of /chat. */
  async chat({ cookie }: Person, transports = ['websocket']): Promise<ChatClient> {
    const client = this.socketIo('/chat', { headers: { Cookie: cookie }, transports });
    await client.connected();
    return client;
  }

  /** A connected ten-line client. */
  async lobby(): Promise<ChatClient> {
    const client = this.socketIo('/', { transports: ['websocket'] });
    await client.connected();
    return client;
  }

  /** A native WebSocket, which may still be refused. */
  webSocket(path: string, headers: Readonly<Record<string, string>> = {}): WsClient {
    return this.#keep(new WsClient(`${this.url.replace(/^http/, 'ws')}${path}`, headers));
  }

  async ws(path: string, person?: Person): Promise<WsClient> {
    const client = this.webSocket(path, person ? { Cookie: person.cookie } : {});
    await client.opened();
    return client;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.app.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  #keep<T extends { close(): void }>(client: T): T {
    this.#clients.add(client);
    return client;
  }
}

/** Opens places that are closed after the test, however it ends. */
export function placesOfTheTest(): (env?: Environment, options?: AppOptions) => Promise<Place> {
  const open: Place[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((place) => place.close()));
  });
  return async (env, options) => {
    const place = await Place.open(env, options);
    open.push(place);
    return place;
  };
}
