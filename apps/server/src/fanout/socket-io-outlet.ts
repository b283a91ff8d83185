import type { Frame } from '@parley/core';
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
  readonly #options: SocketIoOutletOptions;

  constructor(options: SocketIoOutletOptions) {
    this.#options = options;
  }

  write(frame: Frame): void {
    const { link, encode } = this.#options;
    for (const packet of frame.encoded(encode)) link.write(packet);
  }

  queuedBytes(): number {
    return this.#options.link.queuedBytes();
  }

  /** Closes the whole connection, with all its namespaces. */
  close(_reason: EndReason): void {
    const { socket, link, clock } = this.#options;
    link.terminateAfter(LAST_WORDS_MS, clock);
    socket.disconnect(true);
  }

  onDrained(listener: () => void): void {
    this.#options.socket.once('disconnect', this.#options.link.onDrained(listener));
  }
}
