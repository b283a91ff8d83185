import type { Clock } from '@parley/events';
import type { WebSocket } from 'ws';

/** Finds peers that vanished without a word: one timer for all sockets, and none without a socket. */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #timeoutMs: number;
  readonly #sockets = new Set<WebSocket>();
  /** Asked, and not heard of since. */
  readonly #silent = new Set<WebSocket>();
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, intervalMs: number, timeoutMs: number) {
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#timeoutMs = timeoutMs;
  }

  /** Watches over `socket` until it closes. */
  watch(socket: WebSocket): void {
    const heard = () => this.#silent.delete(socket);
    socket.on('pong', heard).on('message', heard);
    socket.once('close', () => {
      heard();
      this.#sockets.delete(socket);
      if (this.#sockets.size === 0) this.#stop();
    });
    this.#sockets.add(socket);
    this.#cancel ??= this.#clock.after(this.#intervalMs, () => this.#ask());
  }

  #ask(): void {
    for (const socket of this.#sockets) {
      this.#silent.add(socket);
      socket.ping();
    }
    this.#cancel = this.#clock.after(this.#timeoutMs, () => this.#judge());
  }

  #judge(): void {
    for (const socket of this.#silent) socket.terminate();
    this.#silent.clear();
    this.#cancel = this.#clock.after(this.#intervalMs, () => this.#ask());
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
