import type { Connection, Frame } from '@parley/core';
import type { Clock, EndReason } from '@parley/events';
import type { Socket } from 'socket.io';
import type { EngineLink } from './engine-link.ts';
import { LAST_WORDS_MS, type Outlet } from './held-sink.ts';
import type { SocketIoPacket } from './socket-io-packet.ts';

export interface SocketIoOutletOptions {
  readonly socket: Socket;
  readonly link: EngineLink;
  readonly clock: Clock;
  readonly encode: (frame: Frame) => readonly SocketIoPacket[];
}

export class SocketIoOutlet implements Outlet {
  readonly #socket: Socket;
  readonly #link: EngineLink;
  readonly #clock: Clock;
  readonly #encode: SocketIoOutletOptions['encode'];

  constructor({ socket, link, clock, encode }: SocketIoOutletOptions) {
    this.#socket = socket;
    this.#link = link;
    this.#clock = clock;
    this.#encode = encode;
  }

  write(frame: Frame): void {
    for (const packet of frame.encoded(this.#encode)) this.#link.write(packet);
  }

  queuedBytes(): number {
    return this.#link.queuedBytes();
  }

  /** Closes the whole connection, with all its namespaces. */
  close(_reason: EndReason): void {
    this.#link.terminateAfter(LAST_WORDS_MS, this.#clock);
    this.#socket.disconnect(true);
  }

  carry(connection: Connection): void {
    this.#link.carry(connection);
  }
}
