import type { Ack } from '@parley/events';
import { io, type Socket } from 'socket.io-client';
import type { WebSocket } from 'ws';
import { Heard, within } from './waiting.ts';

export interface HeardEvent {
  readonly event: string;
  readonly args: readonly unknown[];
}

export interface ChatClientOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly transports?: string[];
  /** What the client says of itself on coming. */
  readonly auth?: { readonly [field: string]: unknown };
  readonly query?: Readonly<Record<string, string>>;
}

/** The real Socket.IO client, listening to everything from its first moment. */
export class ChatClient {
  readonly socket: Socket;
  readonly heard = new Heard<HeardEvent>();
  /** Resolves with the reason when the connection has ended. */
  readonly ended: Promise<string>;
  readonly #connected: Promise<void>;

  constructor(
    url: string,
    { headers = {}, transports = ['websocket'], auth = {}, query = {} }: ChatClientOptions = {},
  ) {
    this.socket = io(url, {
      forceNew: true,
      reconnection: false,
      transports,
      auth: { ...auth },
      query: { ...query },
      extraHeaders: { ...headers },
    });
    this.socket.onAny((event: string, ...args: unknown[]) => this.heard.add({ event, args }));
    this.ended = new Promise((resolve) => this.socket.once('disconnect', resolve));
    this.#connected = new Promise((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
    });
    this.#connected.catch(() => undefined);
  }

  connected(): Promise<void> {
    return within(this.#connected, 'the client to connect');
  }

  /** Why it was not let in. */
  async refusal(): Promise<Error & { readonly data?: unknown; readonly description?: unknown }> {
    const refused = await this.#connected.then(
      () => new Error('it was let in'),
      (error: Error) => error,
    );
    return refused;
  }

  /** Emits and waits for the answer. */
  ask(event: string, ...args: readonly unknown[]): Promise<Ack<unknown>> {
    return within(this.socket.emitWithAck(event, ...args), `the ack of ${event}`);
  }

  /** Asks for a success. */
  async do<T = unknown>(event: string, ...args: readonly unknown[]): Promise<T> {
    const ack = await this.ask(event, ...args);
    if (!ack.ok) throw new Error(`${event} was refused: ${JSON.stringify(ack.error)}`);
    return ack.data as T;
  }

  /** The first argument of the first such event that matches. */
  async hears<T = unknown>(event: string, matches: (argument: T) => boolean = () => true): Promise<T> {
    const found = await this.heard.first(
      (one) => one.event === event && matches(one.args[0] as T),
      `${event} to be heard`,
    );
    return found.args[0] as T;
  }

  all<T = unknown>(event: string): readonly T[] {
    return this.heard.items.filter((one) => one.event === event).map(({ args }) => args[0] as T);
  }

  /** Stops reading from the network, as a suspended phone does; the returned function goes on. Over WebSocket only. */
  stall(): () => void {
    const { ws } = this.socket.io.engine.transport as unknown as { ws: WebSocket };
    ws.pause();
    return () => ws.resume();
  }

  close(): void {
    this.socket.disconnect();
  }
}
