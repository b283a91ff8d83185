import type { Clock } from '@parley/events';
import type { Socket } from 'socket.io';
import { HARD_CAP } from './hard-cap.ts';
import type { SocketIoPacket } from './socket-io-packet.ts';

type EngineSocket = Socket['conn'];

/** The parts of a `ws` socket that the transport keeps to itself. */
interface RawSocket {
  readonly bufferedAmount: number;
  terminate(): void;
  once(event: 'close', listener: () => void): void;
}

/**
 * One Engine.IO connection as the fan-out sees it: how much is queued, when that is gone, and a close that can't be
 * stalled. Engine.IO itself queues without limit and tells nobody. All namespaces of a connection share its link.
 */
export class EngineLink {
  readonly #conn: EngineSocket;
  /** Bytes in Engine.IO's own buffer, which it hands over to the transport as a whole. */
  #waiting = 0;
  readonly #onDrained = new Set<() => void>();

  constructor(conn: EngineSocket) {
    this.#conn = conn;
    conn.on(
      'packetCreate',
      ({ data, options }: { data?: unknown; options?: Partial<SocketIoPacket['options']> }) => {
        if (this.queuedBytes() > HARD_CAP) setImmediate(() => this.terminate());
        this.#waiting += options?.wsPreEncodedFrame?.[0].length ?? sizeOf(data);
      },
    );
    conn.on('flush', () => {
      this.#waiting = 0;
    });
    const drain = () => {
      if (this.queuedBytes() === 0) for (const listener of this.#onDrained) listener();
    };
    conn.transport.on('drain', drain);
    conn.once('upgrade', () => conn.transport.on('drain', drain));
  }

  /** Bytes queued and not yet taken by the operating system. */
  queuedBytes(): number {
    return this.#waiting + (rawSocket(this.#conn)?.bufferedAmount ?? 0);
  }

  write(packet: SocketIoPacket): void {
    this.#conn.write(packet.data, packet.options);
  }

  /** Calls `listener` each time nothing is queued any more; the returned function ends that. */
  onDrained(listener: () => void): () => void {
    this.#onDrained.add(listener);
    return () => this.#onDrained.delete(listener);
  }

  /** Closes in `ms`, whatever is queued then, unless the connection is gone before. */
  terminateAfter(ms: number, clock: Clock): void {
    const cancel = clock.after(ms, () => this.terminate());
    rawSocket(this.#conn)?.once('close', cancel);
  }

  /** Closes now, whatever is queued. */
  terminate(): void {
    const raw = rawSocket(this.#conn);
    this.#conn.close(true);
    raw?.terminate();
  }
}

const sizeOf = (data: unknown): number =>
  typeof data === 'string' || data instanceof Uint8Array ? Buffer.byteLength(data) : 0;

/** The `ws` socket of a connection that is upgraded; Engine.IO types it as private. */
function rawSocket(conn: EngineSocket): RawSocket | undefined {
  const transport: object = conn.transport;
  const socket = 'socket' in transport ? transport.socket : undefined;
  return isRawSocket(socket) ? socket : undefined;
}

const isRawSocket = (socket: unknown): socket is RawSocket =>
  typeof socket === 'object' && socket !== null && 'bufferedAmount' in socket && 'terminate' in socket;
