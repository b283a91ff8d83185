import type { Connection, Frame } from '@parley/core';
import type { Clock, EndReason } from '@parley/events';
import type { WebSocket } from 'ws';
import { HARD_CAP } from './hard-cap.ts';
import { LAST_WORDS_MS, type Outlet } from './held-sink.ts';
import { openWebSocket, type OpenWebSocket } from './open-web-socket.ts';
import { textFrame } from './text-frame.ts';

/** Close code of a session that is over (RFC 6455, section 7.4.1: policy violation). */
const SESSION_OVER = 1008;

export interface WsOutletOptions {
  readonly socket: WebSocket;
  readonly clock: Clock;
  /** The text frames that tell of a frame, ready for the wire: none, one or several. */
  readonly encode: (frame: Frame) => readonly Buffer[];
}

/** A native WebSocket. */
export class WsOutlet implements Outlet {
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  readonly #encode: WsOutletOptions['encode'];
  readonly #open: OpenWebSocket;

  constructor({ socket, clock, encode }: WsOutletOptions) {
    this.#socket = socket;
    this.#clock = clock;
    this.#encode = encode;
    const open = openWebSocket(socket);
    if (!open) throw new Error('a WebSocket that is not open');
    this.#open = open;
  }

  write(frame: Frame): void {
    for (const text of frame.encoded(this.#encode)) this.#open.write(text);
  }

  /** An answer to this client alone. */
  answer(value: object): void {
    if (this.queuedBytes() > HARD_CAP) this.#open.terminate();
    else this.#open.write(textFrame(JSON.stringify(value)));
  }

  queuedBytes(): number {
    return this.#open.stream.writableLength;
  }

  close(reason: EndReason): void {
    const socket = this.#socket;
    socket.close(SESSION_OVER, reason);
    socket.once(
      'close',
      this.#clock.after(LAST_WORDS_MS, () => socket.terminate()),
    );
  }

  carry(connection: Connection): void {
    this.#open.stream.on('drain', () => connection.drained());
  }
}
