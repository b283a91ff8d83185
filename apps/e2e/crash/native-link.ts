/** One WebSocket connection to /ws: commands answered by id, events as they come. */
import {
  type Ack,
  type Clock,
  type CommandName,
  type Reply,
  type Request,
  WS_PATH,
  type WsAckFrame,
  type WsEventFrame,
} from '@parley/events';
import { WebSocket } from 'ws';

export interface LinkOptions {
  /** http://host:port */
  readonly url: string;
  readonly cookie: string;
  readonly clock: Clock;
  /** How long an answer may take before the line counts as dead, in milliseconds. */
  readonly patienceMs: number;
  readonly onEvent: (frame: WsEventFrame) => void;
  /** At most once, and the last signal. */
  readonly onClosed: () => void;
}

/** Why there is no answer: the line broke before one came. */
export const NO_ANSWER = 'no answer';

export class NativeLink {
  readonly #socket: WebSocket;
  readonly #options: LinkOptions;
  readonly #waiting = new Map<number, (ack: Ack<unknown> | typeof NO_ANSWER) => void>();
  #lastId = 0;
  #closed = false;

  /** Starts to connect; the first event is `session:welcomed`. */
  constructor(options: LinkOptions) {
    this.#options = options;
    this.#socket = new WebSocket(`${options.url.replace(/^http/, 'ws')}${WS_PATH}`, {
      headers: { cookie: options.cookie },
      handshakeTimeout: options.patienceMs,
      perMessageDeflate: false,
    });
    this.#socket.on('message', (data: Buffer) => this.#receive(data));
    // An error is followed by `close`.
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => this.#end());
  }

  /** Says a command. The answer is undefined-free: an ack, or NO_ANSWER when the line broke before. */
  command<N extends CommandName>(name: N, data: Request<N>): Promise<Ack<Reply<N>> | typeof NO_ANSWER> {
    const { promise, resolve } = Promise.withResolvers<Ack<unknown> | typeof NO_ANSWER>();
    if (this.#closed || this.#socket.readyState !== WebSocket.OPEN) resolve(NO_ANSWER);
    else this.#say(name, data, resolve);
    // The server answers each command with the reply of its own kind (held by the conformance tests).
    return promise as Promise<Ack<Reply<N>> | typeof NO_ANSWER>;
  }

  /** Stops reading from the network, as a suspended phone does. */
  stall(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Ends it at once, without a word to the server. */
  drop(): void {
    this.#socket.terminate();
    this.#end();
  }

  #say(name: string, data: unknown, answer: (ack: Ack<unknown> | typeof NO_ANSWER) => void): void {
    const id = ++this.#lastId;
    const cancel = this.#options.clock.after(this.#options.patienceMs, () => this.drop());
    this.#waiting.set(id, (ack) => {
      cancel();
      answer(ack);
    });
    this.#socket.send(JSON.stringify({ id, command: name, data }));
  }

  #receive(data: Buffer): void {
    if (this.#closed) return;
    const frame = JSON.parse(data.toString()) as WsAckFrame | WsEventFrame;
    if ('event' in frame) return this.#options.onEvent(frame);
    const answer = this.#waiting.get(frame.id ?? 0);
    if (!answer) throw new Error(`an ack for frame ${frame.id}, which waits for none`);
    this.#waiting.delete(frame.id ?? 0);
    answer(frame.ack);
  }

  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const answer of this.#waiting.values()) answer(NO_ANSWER);
    this.#waiting.clear();
    this.#options.onClosed();
  }
}
