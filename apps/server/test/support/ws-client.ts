import { WebSocket } from 'ws';
import { Heard, within } from './waiting.ts';

type Frame = Readonly<Record<string, unknown>>;

/** A native WebSocket that reads JSON frames. */
export class WsClient {
  readonly socket: WebSocket;
  readonly heard = new Heard<Frame>();
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  readonly #opened: Promise<void>;
  readonly #refused: Promise<{ status: number; body: unknown }>;

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.socket = new WebSocket(url, { headers: { ...headers } });
    this.socket.on('message', (data: Buffer) => this.heard.add(JSON.parse(data.toString()) as Frame));
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.#opened = new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.on('error', reject);
    });
    this.#opened.catch(() => undefined);
    this.#refused = new Promise((resolve) => {
      this.socket.once('unexpected-response', (_request, response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
      });
    });
  }

  opened(): Promise<void> {
    return within(this.#opened, 'the WebSocket to open');
  }

  /** The HTTP answer to an upgrade that was refused. */
  refusal(): Promise<{ status: number; body: unknown }> {
    return within(this.#refused, 'the upgrade to be refused');
  }

  say(frame: object | string | Uint8Array): void {
    this.socket.send(
      typeof frame === 'string' || frame instanceof Uint8Array ? frame : JSON.stringify(frame),
    );
  }

  hears(matches: (frame: Frame) => boolean, what: string): Promise<Frame> {
    return this.heard.first(matches, what);
  }

  close(): void {
    this.socket.terminate();
  }
}
