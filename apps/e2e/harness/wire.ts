import type { Ack, CommandName, Reply, Request, ServerEventData, ServerEventName } from '@parley/events';
import { WebSocket } from 'ws';
import { type Codec, codecs, type WireKind } from './codecs.ts';
import { Inbox } from './inbox.ts';
import { within } from './waiting.ts';

export interface WireOptions {
  readonly cookie?: string | undefined;
  /** What a browser would send along; scripts send none. */
  readonly origin?: string | undefined;
}

/** How the server turned a connection down: by an HTTP status, a close code, or a packet that says why. */
export interface Refusal {
  readonly status?: number;
  readonly closeCode?: number;
  readonly errorCode?: string | undefined;
  readonly message?: string;
}

export type Attempt =
  | { readonly opened: true; readonly wire: Wire }
  | { readonly opened: false; readonly refusal: Refusal };

/** One open connection, spoken frame by frame. */
export class Wire {
  readonly inbox = new Inbox();
  /** Resolves with the close code when the connection has ended, whoever ended it. */
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #codec: Codec;
  readonly #acks = new Map<number, { command: string; answer: (ack: Ack<unknown>) => void }>();
  readonly #strayAcks: Ack<unknown>[] = [];
  #onStrayAck: (() => void) | undefined;
  #lastId = 0;

  constructor(socket: WebSocket, codec: Codec) {
    this.#socket = socket;
    this.#codec = codec;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
  }

  /** Says a command as the contract has it. */
  command<N extends CommandName>(name: N, data: Request<N>): Promise<Ack<Reply<N>>> {
    // The inbox holds the answer against the command's own schema.
    return this.say(name, data) as Promise<Ack<Reply<N>>>;
  }

  /** Says a command and takes its success for granted. */
  async do<N extends CommandName>(name: N, data: Request<N>): Promise<Reply<N>> {
    const ack = await this.command(name, data);
    if (!ack.ok) throw new Error(`${name} was refused: ${JSON.stringify(ack.error)}`);
    return ack.data;
  }

  /** Says anything under any name. */
  say(name: string, data: unknown): Promise<Ack<unknown>> {
    const id = ++this.#lastId;
    const ack = this.answerTo(id, name);
    this.send(this.#codec.command(id, name, data));
    return ack;
  }

  /** The answer to a frame that was written by hand with `id`. */
  answerTo(id: number, command: string): Promise<Ack<unknown>> {
    const { promise, resolve } = Promise.withResolvers<Ack<unknown>>();
    this.#lastId = Math.max(this.#lastId, id);
    this.#acks.set(id, { command, answer: resolve });
    return within(promise, `the ack of ${command}`);
  }

  /** The next answer that names no frame of ours: to one too malformed to have an id. */
  strayAck(): Promise<Ack<unknown>> {
    const { promise, resolve } = Promise.withResolvers<Ack<unknown>>();
    const look = (): void => {
      const ack = this.#strayAcks.shift();
      if (ack) resolve(ack);
    };
    this.#onStrayAck = look;
    look();
    return within(promise, 'an answer to a malformed frame');
  }

  event<E extends ServerEventName>(
    event: E,
    matches?: (data: ServerEventData<E>) => boolean,
  ): Promise<ServerEventData<E>> {
    return this.inbox.event(event, matches);
  }

  /** Writes one frame as it is: text, or binary. */
  send(frame: string | Uint8Array): void {
    this.#socket.send(frame);
  }

  /** Stops reading from the network, as a suspended phone does. */
  stall(): void {
    this.#socket.pause();
  }

  /** Reads on. */
  resume(): void {
    this.#socket.resume();
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    this.#socket.terminate();
    await this.closed;
  }

  receiveAck(id: number | null, ack: unknown): void {
    const pending = id === null ? undefined : this.#acks.get(id);
    this.inbox.receiveAck(pending?.command ?? '(malformed)', ack);
    if (pending && id !== null) {
      this.#acks.delete(id);
      pending.answer(ack as Ack<unknown>);
      return;
    }
    if (id !== null) this.inbox.violations.push(`a second answer to frame ${id}`);
    this.#strayAcks.push(ack as Ack<unknown>);
    this.#onStrayAck?.();
  }
}

/** Tries to connect; a refusal is an answer too. */
export function attempt(kind: WireKind, url: string, options: WireOptions = {}): Promise<Attempt> {
  const codec = codecs[kind];
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${codec.path}`, {
    headers: {
      ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
      ...(options.origin === undefined ? {} : { origin: options.origin }),
    },
  });
  const wire = new Wire(socket, codec);
  const { promise, resolve } = Promise.withResolvers<Attempt>();
  const refuse = (refusal: Refusal): void => {
    resolve({ opened: false, refusal });
    socket.terminate();
  };
  socket.once('unexpected-response', (_request, response) => refuse({ status: response.statusCode ?? 0 }));
  socket.once('error', (error) => refuse({ message: error.message }));
  socket.once('close', (code, reason) => refuse({ closeCode: code, message: reason.toString() }));
  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) {
      wire.inbox.violations.push('a binary frame');
      return;
    }
    const incoming = codec.read(data.toString());
    if (incoming.kind === 'asked') socket.send(incoming.reply);
    if (incoming.kind === 'refused') refuse({ errorCode: incoming.errorCode, message: incoming.message });
    if (incoming.kind === 'ack') wire.receiveAck(incoming.id, incoming.ack);
    if (incoming.kind === 'event') wire.inbox.receiveEvent(incoming.event, incoming.data);
    if (incoming.kind === 'opened' || (!codec.greets && incoming.kind === 'event'))
      resolve({ opened: true, wire });
  });
  return within(promise, `${kind} to open or to be refused`);
}

/** Connects, and takes it for granted that the server lets us in. */
export async function open(kind: WireKind, url: string, options: WireOptions = {}): Promise<Wire> {
  const result = await attempt(kind, url, options);
  if (!result.opened) throw new Error(`${kind} was refused: ${JSON.stringify(result.refusal)}`);
  return result.wire;
}
