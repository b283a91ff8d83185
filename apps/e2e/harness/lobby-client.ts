/** Ten-line clients of the lobby in raw frames: no library, no cookie, no acks. */
import { WS_LOBBY_PATH } from '@parley/events';
import { WebSocket } from 'ws';
import { Heard } from './heard.ts';
import { within } from './waiting.ts';

interface LobbyEvent {
  readonly event: string;
  readonly args: readonly unknown[];
}

/** Socket.IO, namespace `/`. */
export class LobbyClient {
  readonly heard = new Heard<LobbyEvent>();
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
  }

  static open(url: string): Promise<LobbyClient> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const client = new LobbyClient(socket);
    const { promise, resolve, reject } = Promise.withResolvers<LobbyClient>();
    socket.once('error', reject);
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith('0')) socket.send('40');
      if (text === '2') socket.send('3');
      if (text.startsWith('40')) resolve(client);
      if (text.startsWith('44')) reject(new Error(`the lobby refused: ${text}`));
      if (text.startsWith('42')) {
        const [event, ...args] = JSON.parse(text.slice(2)) as [string, ...unknown[]];
        client.heard.add({ event, args });
      }
    });
    return within(promise, 'the lobby to open');
  }

  emit(event: string, ...args: readonly unknown[]): void {
    this.send(`42${JSON.stringify([event, ...args])}`);
  }

  send(frame: string | Uint8Array): void {
    this.#socket.send(frame);
  }

  /** The first argument of the first event of that name whose first argument matches. */
  hears(event: string, matches: (argument: unknown) => boolean = () => true): Promise<unknown> {
    return this.heard.first(
      (one) => (one.event === event && matches(one.args[0]) ? one.args[0] : undefined),
      event,
    );
  }

  async close(): Promise<void> {
    this.#socket.close();
    await this.closed;
  }
}

/** Native WebSocket, `/ws/lobby`. */
export class NativeLobbyClient {
  readonly heard = new Heard<{ readonly name?: unknown; readonly message?: unknown }>();
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (data: Buffer) => this.heard.add(JSON.parse(data.toString()) as object));
  }

  static async open(url: string): Promise<NativeLobbyClient> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${WS_LOBBY_PATH}`);
    const client = new NativeLobbyClient(socket);
    const opened = new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    await within(opened, 'the native lobby to open');
    return client;
  }

  say(frame: string | Uint8Array): void {
    this.#socket.send(frame);
  }

  /** The first object with that message. */
  hears(message: string): Promise<unknown> {
    return this.heard.first((one) => (one.message === message ? one : undefined), message);
  }

  async close(): Promise<void> {
    this.#socket.close();
    await this.closed;
  }
}
