import type { Connection, Core, Frame, Log, Sink } from '@parley/core';
import { type Ack, type Clock, type CommandError, failure, type Rate } from '@parley/events';
import type { Namespace, Socket } from 'socket.io';
import type { Budget } from '../../auth/budget.ts';
import { HeldSink } from '../../fanout/held-sink.ts';
import type { SocketIoPacket } from '../../fanout/socket-io-packet.ts';
import { SocketIoOutlet } from '../../fanout/socket-io-outlet.ts';
import type { EngineConnection, EngineConnections } from './engine-connections.ts';

/** Entering costs the store a read; one connection may leave and come back this often. */
const ENTER: Rate = { perSecond: 1, burst: 10 };

export interface EntranceOptions {
  readonly core: Core;
  readonly clock: Clock;
  readonly log: Log;
  readonly budget: Budget;
  readonly connections: EngineConnections;
}

export interface EntranceRules {
  /** What the edge is called in the log. */
  readonly edge: string;
  /** Who may come in. `auth` is what the client said of itself on coming. */
  readonly admit: (from: EngineConnection, sink: Sink, auth: unknown) => Promise<Ack<Connection>>;
  /** What its sockets are told of a frame. */
  readonly encode: (frame: Frame) => readonly SocketIoPacket[];
}

/** Somebody who was let in and does not know it yet. */
interface Arriving {
  readonly sink: HeldSink;
  /** The connection may close before the client is told that it is in; then nobody calls `closed`. */
  readonly detach: () => void;
}

/**
 * How sockets get into a namespace and out again. All is decided in middleware, before Socket.IO calls a socket connected:
 * a command can't come earlier than the connection it belongs to.
 */
export class Entrance {
  readonly #options: EntranceOptions;
  readonly #rules: EntranceRules;
  readonly #arriving = new WeakMap<Socket, Arriving>();
  readonly #guests = new WeakMap<Socket, Connection>();

  constructor(options: EntranceOptions, rules: EntranceRules) {
    this.#options = options;
    this.#rules = rules;
  }

  /** Stands at the door of `namespace`. */
  guard(namespace: Namespace): void {
    namespace.use((socket, next) => void this.#decide(socket, next));
  }

  /** The client knows that it is in: from now on its socket is fed. */
  opened(socket: Socket): void {
    const connection = this.connectionOf(socket);
    const { clock, connections, log } = this.#options;
    const { link } = connections.of(socket);
    const arriving = this.#arriving.get(socket);
    if (arriving) {
      this.#arriving.delete(socket);
      socket.conn.off('close', arriving.detach);
      const outlet = new SocketIoOutlet({ socket, link, clock, encode: this.#rules.encode });
      arriving.sink.open(outlet, connection);
    }
    // All that was needed of it has been read.
    Object.assign(socket, { handshake: null });
    log.info({ ...this.#about(connection), transport: socket.conn.transport.name }, 'connected');
  }

  closed(socket: Socket, reason: string): void {
    const connection = this.connectionOf(socket);
    this.#options.core.detach(connection);
    this.#options.log.info({ ...this.#about(connection), reason }, 'disconnected');
  }

  connectionOf(socket: Socket): Connection {
    const connection = this.#guests.get(socket);
    if (!connection) throw new Error('a socket that did not come through the entrance');
    return connection;
  }

  #about(connection: Connection): object {
    return { edge: this.#rules.edge, connection: connection.id, user: connection.user };
  }

  async #decide(socket: Socket, next: (refusal?: Error) => void): Promise<void> {
    const answer = await this.#admit(socket);
    if (answer.ok) next();
    else next(Object.assign(new Error(answer.error.message), { data: told(answer.error) }));
  }

  async #admit(socket: Socket): Promise<Ack<Connection>> {
    const { budget, connections, core, log } = this.#options;
    const from = connections.of(socket);
    const wait = budget.spend(`enter:${from.id}`, ENTER);
    if (wait > 0) return failure('rate_limited', 'You come and go too often.', { retryAfterMs: wait });
    const sink = new HeldSink();
    try {
      const admitted = await this.#rules.admit(from, sink, socket.handshake.auth);
      if (!admitted.ok) return admitted;
      const detach = () => core.detach(admitted.data);
      this.#guests.set(socket, admitted.data);
      this.#arriving.set(socket, { sink, detach });
      if (socket.conn.readyState === 'open') socket.conn.once('close', detach);
      else detach();
      return admitted;
    } catch (error) {
      log.error({ edge: this.#rules.edge, error: String(error) }, 'admission failed');
      return failure('internal', 'Something went wrong on the server.');
    }
  }
}

/** What a refused client gets as `data` of its connect_error; the message travels beside it. */
const told = ({ code, message, retryAfterMs }: CommandError) => ({
  code,
  message,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});
