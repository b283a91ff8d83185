import type { EventEmitter } from 'node:events';
import type { Connection } from '@parley/core';
import type { Clock } from '@parley/events';
import type { Socket } from 'socket.io';
import { HARD_CAP } from './hard-cap.ts';
import { openWebSocket, type OpenWebSocket } from './open-web-socket.ts';
import type { SocketIoPacket } from './socket-io-packet.ts';

type EngineSocket = Socket['conn'];

/**
 * One Engine.IO connection as the fan-out sees it: how much is queued, when that is gone, and a close that can't be
 * stalled. Engine.IO itself queues without limit and tells nobody. All namespaces of a connection share its link.
 */
export class EngineLink {
  readonly #conn: EngineSocket;
  /** Absent while the connection polls. */
  #webSocket: OpenWebSocket | undefined;
  /** Packets, and their bytes, in Engine.IO's own buffer, which it hands over to the transport as a whole. */
  #waiting = 0;
  #waitingBytes = 0;
  /** What it carries: one for each namespace. */
  #carried: readonly Connection[] = [];

  constructor(conn: EngineSocket) {
    this.#conn = conn;
    conn.on('packetCreate', ({ data }: { data?: unknown }) => {
      if (this.queuedBytes() > HARD_CAP) setImmediate(() => this.terminate());
      this.#waiting += 1;
      this.#waitingBytes += sizeOf(data);
    });
    conn.on('flush', () => {
      this.#waiting = 0;
      this.#waitingBytes = 0;
    });
    this.#opened();
    if (!this.#webSocket) conn.once('upgrade', () => this.#opened());
  }

  /** Bytes queued and not yet taken by the operating system. */
  queuedBytes(): number {
    return this.#waitingBytes + (this.#webSocket?.stream.writableLength ?? 0);
  }

  /**
   * Straight to the stream beneath the WebSocket: through Engine.IO each recipient would cost a packet of its own, two
   * events and three callbacks. What Engine.IO holds back at the moment was there first, so then it goes the same way.
   */
  write({ data, frame }: SocketIoPacket): void {
    const webSocket = this.#webSocket;
    if (!webSocket || this.#waiting > 0) this.#conn.write(data, { compress: false });
    else webSocket.write(frame);
  }

  /** Tells `connection` each time nothing is queued any more, until it is closed. */
  carry(connection: Connection): void {
    this.#carried = this.#carried.filter(({ closed }) => !closed).concat(connection);
  }

  /** Closes in `ms`, whatever is queued then, unless the connection is gone before. */
  terminateAfter(ms: number, clock: Clock): void {
    const cancel = clock.after(ms, () => this.terminate());
    this.#webSocket?.stream.once('close', cancel);
  }

  /** Closes now, whatever is queued. */
  terminate(): void {
    this.#conn.close(true);
    this.#webSocket?.terminate();
  }

  /** A transport is there: the first one, or the WebSocket that follows on polling. */
  #opened(): void {
    const { transport } = this.#conn;
    this.#webSocket = openWebSocket('socket' in transport ? transport.socket : undefined);
    const source: EventEmitter = this.#webSocket?.stream ?? transport;
    source.on('drain', () => {
      for (const connection of this.#carried) connection.drained();
    });
  }
}

const sizeOf = (data: unknown): number =>
  typeof data === 'string' || data instanceof Uint8Array ? Buffer.byteLength(data) : 0;
