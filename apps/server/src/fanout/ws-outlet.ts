import type { Frame } from '@parley/core';
import type { Clock, EndReason } from '@parley/events';
import type { WebSocket } from 'ws';
import { HARD_CAP } from './hard-cap.ts';
import { LAST_WORDS_MS, type Outlet } from './held-sink.ts';

/** Close code of a session that is over (RFC 6455, section 7.4.1: policy violation). */
const SESSION_OVER = 1008;

export interface WsOutletOptions {
  readonly socket: WebSocket;
  readonly clock: Clock;
  /** The text frames that tell of a frame: none, one or several. */
  readonly encode: (frame: Frame) => readonly Buffer[];
}

/** A native WebSocket. */
export class WsOutlet implements Outlet {
  readonly #options: WsOutletOptions;
  #drained: () => void = () => undefined;

  constructor(options: WsOutletOptions) {
    this.#options = options;
  }

  write(frame: Frame): void {
    for (const text of frame.encoded(this.#options.encode)) this.#send(text);
  }

  /** An answer to this client alone. */
  answer(value: object): void {
    const { socket } = this.#options;
    if (socket.bufferedAmount > HARD_CAP) socket.terminate();
    else this.#send(Buffer.from(JSON.stringify(value)));
  }

  queuedBytes(): number {
    return this.#options.socket.bufferedAmount;
  }

  close(reason: EndReason): void {
    const { socket, clock } = this.#options;
    socket.close(SESSION_OVER, reason);
    socket.once(
      'close',
      clock.after(LAST_WORDS_MS, () => socket.terminate()),
    );
  }

  onDrained(listener: () => void): void {
    this.#drained = listener;
  }

  #send(text: Buffer): void {
    const { socket } = this.#options;
    // Once it closes, `ws` only counts what it is given.
    if (socket.readyState === socket.OPEN) socket.send(text, { binary: false }, this.#sent);
  }

  readonly #sent = (): void => {
    if (this.queuedBytes() === 0) this.#drained();
  };
}
