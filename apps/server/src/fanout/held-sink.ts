import type { Connection, Frame, Sink } from '@parley/core';
import type { EndReason } from '@parley/events';

/** A socket that is open, whatever carries it. */
export interface Outlet {
  /** Queues what this kind of socket is told of the frame; never throws. */
  write(frame: Frame): void;
  /** Bytes queued and not yet taken by the operating system. */
  queuedBytes(): number;
  /** Closes after what is queued, but within bounded time. */
  close(reason: EndReason): void;
  /** Tells `connection` each time the queue is empty again, for as long as both live. */
  carry(connection: Connection): void;
}

/** How long an ended socket may take to read its last frame. */
export const LAST_WORDS_MS = 500;

/** What a frame counts for that is held back and not yet encoded. */
const HELD_FRAME_BYTES = 1_024;

/**
 * The sink of a socket that is not open yet: it is attached first, so that no command can come before its connection, and
 * what it is told meanwhile waits until the client knows that it is connected.
 */
export class HeldSink implements Sink {
  /** Until the socket is open. */
  #held: Frame[] | undefined = [];
  #outlet: Outlet | undefined;
  #ended: EndReason | undefined;

  /** The socket is open: hands over what waited, and tells `connection` from now on when the queue is empty. */
  open(outlet: Outlet, connection: Connection): void {
    this.#outlet = outlet;
    outlet.carry(connection);
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const frame of held) outlet.write(frame);
    if (this.#ended) outlet.close(this.#ended);
  }

  write(frame: Frame): void {
    if (this.#outlet) this.#outlet.write(frame);
    else this.#held?.push(frame);
  }

  queuedBytes(): number {
    return this.#outlet?.queuedBytes() ?? (this.#held?.length ?? 0) * HELD_FRAME_BYTES;
  }

  close(reason: EndReason): void {
    this.#ended = reason;
    this.#outlet?.close(reason);
  }
}
