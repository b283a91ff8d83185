/** The client's port to a server, over the native endpoint /ws in frames written by hand. */
import type { Link, LinkReceiver, Transport } from '@parley/client';
import { type Ack, type CommandName, type Reply, type Request, WS_PATH } from '@parley/events';
import type { WsAckFrame, WsEventFrame } from '@parley/events';
import { WebSocket } from 'ws';

export interface NativeTransportOptions {
  /** http://host:port */
  readonly url: string;
  readonly cookie: string;
  /** Milliseconds that the handshake may take. */
  readonly handshakeMs: number;
}

/** A transport whose reader can fall asleep. */
export class NativeTransport implements Transport {
  readonly #options: NativeTransportOptions;
  #link: WebSocketLink | undefined;

  constructor(options: NativeTransportOptions) {
    this.#options = options;
  }

  connect(receiver: LinkReceiver): Link {
    this.#link = new WebSocketLink(this.#options, receiver);
    return this.#link;
  }

  /** Stops reading from the network, as a suspended phone does. */
  stall(): void {
    this.#link?.stall();
  }

  resume(): void {
    this.#link?.resume();
  }
}

class WebSocketLink implements Link {
  readonly #socket: WebSocket;
  readonly #receiver: LinkReceiver;
  readonly #answers = new Map<number, (ack: Ack<never>) => void>();
  #lastId = 0;
  #open = false;
  #over = false;

  constructor({ url, cookie, handshakeMs }: NativeTransportOptions, receiver: LinkReceiver) {
    this.#receiver = receiver;
    this.#socket = new WebSocket(`${url.replace(/^http/, 'ws')}${WS_PATH}`, {
      headers: { cookie },
      handshakeTimeout: handshakeMs,
      perMessageDeflate: false,
    });
    this.#socket.on('open', () => (this.#open = true));
    this.#socket.on('message', (data: Buffer) => this.#receive(data));
    this.#socket.on('unexpected-response', (_request, { statusCode }) =>
      this.#end(statusCode === 401 ? 'unauthenticated' : 'refused'),
    );
    // An error is followed by `close`.
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => this.#end(this.#open ? 'lost' : 'unreachable'));
  }

  send<N extends CommandName>(command: N, data: Request<N>, answer: (ack: Ack<Reply<N>>) => void): void {
    if (this.#over || !this.#open) return;
    const id = ++this.#lastId;
    this.#answers.set(id, answer);
    this.#socket.send(JSON.stringify({ id, command, data }));
  }

  stall(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#over = true;
    this.#socket.terminate();
  }

  #receive(data: Buffer): void {
    if (this.#over) return;
    const frame: WsAckFrame | WsEventFrame = JSON.parse(data.toString());
    if ('event' in frame) return this.#receiver.event(frame);
    const id = frame.id ?? 0;
    const answer = this.#answers.get(id);
    if (!answer) throw new Error(`an answer to frame ${frame.id}, which waits for none: ${data.toString()}`);
    this.#answers.delete(id);
    // Each command is answered by the reply of its own kind: the conformance tests hold the server to it.
    answer(frame.ack as Ack<never>);
  }

  #end(reason: Parameters<LinkReceiver['closed']>[0]): void {
    if (this.#over) return;
    this.#over = true;
    this.#socket.terminate();
    this.#receiver.closed(reason);
  }
}
