import { Socket as Stream } from 'node:net';
import { WebSocket } from 'ws';

/**
 * A `ws` socket together with the stream beneath it, to which frames that are ready can be written. That keeps their order
 * with those that `ws` writes, because without compression it queues nothing by itself.
 */
export class OpenWebSocket {
  readonly stream: Stream;
  readonly #socket: WebSocket;

  constructor(socket: WebSocket, stream: Stream) {
    this.#socket = socket;
    this.stream = stream;
  }

  /** False from the first step of closing on, from whichever end: then no frame may follow. */
  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN && this.stream.writable;
  }

  /** Nothing happens if it is not open. */
  write(frame: Buffer): void {
    if (this.isOpen) this.stream.write(frame);
  }

  terminate(): void {
    this.#socket.terminate();
  }
}

/** What is known to be a `ws` socket only by how it looks; `ws` and Engine.IO keep these parts to themselves. */
export function openWebSocket(socket: unknown): OpenWebSocket | undefined {
  if (typeof socket !== 'object' || socket === null || !('_socket' in socket) || !isWebSocket(socket))
    return undefined;
  const { _socket: stream } = socket;
  return stream instanceof Stream ? new OpenWebSocket(socket, stream) : undefined;
}

const isWebSocket = (socket: object): socket is WebSocket => 'terminate' in socket && 'readyState' in socket;
